"""The charts of the notebooks: frames in, figures out. Titles say what is to be seen, and count only what the frame holds."""

import math

import matplotlib.dates
import matplotlib.pyplot as pyplot
import matplotlib.ticker as ticker
import numpy
import pandas
from IPython.display import HTML, display

# Okabe and Ito: told apart with every kind of colour vision.
BLUE, ORANGE, GREEN, RED, SKY, PURPLE, YELLOW = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442"
GREY = "#B5B5B5"
COLOURS = [BLUE, ORANGE, GREEN, RED, SKY, PURPLE, YELLOW]
EVIDENCE = {"confirms": GREEN, "contradicts": RED, "open": GREY}

pyplot.rcParams.update(
    {
        "text.parse_math": False,  # a reply's $…$ is no formula
        "font.family": ["DejaVu Sans"],
        "font.size": 9,
        "axes.titlesize": 10.5,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "grid.color": "#E3E3E3",
        "legend.frameon": False,
        "figure.constrained_layout.use": True,
    }
)
try:
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    set_matplotlib_formats("retina")
except ImportError:
    pass


def nothing():
    display(HTML("<p><em>Nothing to show</em></p>"))


def short(text, most=44):
    """A label; the whole text stands in the tables."""
    text = str(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def count(number):
    return f"{int(number):,}"


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def day_name(day):
    return f"{day.day} {day:%b %Y}"


def _thousands(axis):
    axis.set_major_locator(ticker.MaxNLocator(nbins=8, integer=True, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,.0f}"))


def bars(frame, label, value, title, unit="rejections", parts=None, colours=None, notes=None):
    """Horizontal bars in the order of the frame; with ``parts`` each bar is divided by that column."""
    if frame.empty:
        return nothing()
    labels = list(dict.fromkeys(frame[label]))
    kinds = list(colours) if parts else [None]
    _, axes = pyplot.subplots(figsize=(9, 0.7 + 0.3 * max(len(labels), 2)))
    left = numpy.zeros(len(labels))
    for kind in kinds:
        rows = frame[frame[parts] == kind] if parts else frame
        sums = rows.groupby(label)[value].sum().reindex(labels, fill_value=0).to_numpy(dtype=float)
        if sums.any():
            axes.barh(range(len(labels)), sums, 0.72, left=left, label=kind, color=colours[kind] if parts else BLUE)
        left += sums
    for row, total in enumerate(left):
        note = f"  {notes[row]}" if notes is not None else ""
        axes.text(total, row, f" {count(total)}{note}", va="center", ha="left", color="#333333")
    axes.set_yticks(range(len(labels)), [short(text) for text in labels])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(max(len(labels), 2) - 0.4, -0.6)
    axes.set_xlim(0, max(left.max() * (1.3 if notes is not None else 1.1), 1))
    axes.set_xlabel(unit)
    axes.grid(axis="x")
    axes.set_title(title)
    _thousands(axes.xaxis)
    if parts:
        axes.legend(loc="lower right")


def intervals(frame, label, title):
    """Rates as dots with their intervals: rate, rate_low, rate_high, rejections, attempts."""
    if frame.empty:
        return nothing()
    rates = frame[["rate", "rate_low", "rate_high"]].to_numpy(dtype=float) * 100
    places = numpy.arange(len(frame))
    _, axes = pyplot.subplots(figsize=(9, 0.9 + 0.3 * max(len(frame), 2)))
    axes.hlines(places, rates[:, 1], rates[:, 2], color=SKY, linewidth=4)
    axes.plot(rates[:, 0], places, "o", color=BLUE)
    for place, (row, high) in enumerate(zip(frame.itertuples(), rates[:, 2])):
        axes.text(high, place, f"  {count(row.rejections)} of {count(row.attempts)}", va="center", color="#555555")
    axes.set_yticks(places, [short(text, 60) for text in frame[label]])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(max(len(frame), 2) - 0.4, -0.6)
    axes.set_xlim(0, max(rates[:, 2].max() * 1.25, 0.1))
    axes.set_xlabel("attempts refused, in percent; the band is the 95 % interval")
    axes.grid(axis="x")
    axes.set_title(title)


def _noon(days):
    """The middles of days: a bar stands on the day that it counts, and a change where it was seen."""
    return matplotlib.dates.date2num(pandas.to_datetime(pandas.Series(list(days))).dt.to_pydatetime()) + 0.5


def _days_axis(axes, reports, marks=8):
    """Whole days from the first with a report to the last asked for; days without a report are shaded."""
    shown = reports.shown_days or [reports.day]
    days = pandas.date_range(shown[0], reports.day)
    axes.set_xlim(_noon(days)[0] - 0.5, _noon(days)[-1] + 0.5)
    step = math.ceil(len(days) / marks)
    ticks = days[::-1][::step][::-1]
    axes.set_xticks(_noon(ticks), [f"{day.day} {day:%b}" for day in ticks])
    missing = list(_noon(reports.missing_days)) if reports.missing_days else []
    for day in missing:
        axes.axvspan(day - 0.5, day + 0.5, facecolor="#F2F2F2", edgecolor="#CFCFCF", hatch="////", linewidth=0)
    if missing:
        axes.text(
            missing[0], 0.97, " no report", transform=axes.get_xaxis_transform(), rotation=90, va="top", ha="center", color="#777777"
        )


def stacked(frame, part, title, reports, unit="rejections a day", most=6):
    """Bars of days divided by a column (day, part, rejections); beyond the ``most`` largest parts they are summed up."""
    if frame.empty:
        return nothing()
    table = frame.pivot_table(index="day", columns=part, values="rejections", aggfunc="sum").astype(float).fillna(0)
    order = table.sum().sort_values(ascending=False, kind="stable").index
    _, axes = pyplot.subplots(figsize=(9, 3.6))
    base = numpy.zeros(len(table))
    drawn = []
    for place, name in enumerate(order[:most]):
        drawn.append(axes.bar(_noon(table.index), table[name], 0.84, bottom=base, color=COLOURS[place], label=short(name, 28)))
        base += table[name].to_numpy()
    rest = order[most:]
    if len(rest):
        others = f"{len(rest)} others" if len(rest) > 1 else short(rest[0], 28)
        drawn.append(axes.bar(_noon(table.index), table[rest].sum(axis=1), 0.84, bottom=base, color=GREY, label=others))
    _days_axis(axes, reports)
    axes.set_ylabel(unit)
    axes.grid(axis="y")
    _thousands(axes.yaxis)
    axes.set_title(title)
    axes.legend(drawn[::-1], [bar.get_label() for bar in drawn[::-1]], loc="center left", bbox_to_anchor=(1.0, 0.5))


def _rates(axes, frame, reports, colour=BLUE):
    """A line of refused shares (day, rejected, attempts, few); it breaks where there is no report, hollow where few."""
    days = pandas.date_range(reports.shown_days[0], reports.day)
    by_day = frame.set_index("day").reindex(days)
    shares = 100 * by_day["rejected"].astype(float) / by_day["attempts"].astype(float).replace(0, numpy.nan)
    axes.plot(_noon(days), shares, color=colour, linewidth=1.4)
    few = by_day["few"].fillna(False).astype(bool).to_numpy()
    axes.plot(_noon(days)[~few], shares[~few], "o", color=colour, markersize=3.5)
    axes.plot(_noon(days)[few], shares[few], "o", color=colour, markersize=3.5, markerfacecolor="white")
    return shares.max()


def rate_line(frame, title, reports):
    if frame.empty or not reports.shown_days:
        return nothing()
    _, axes = pyplot.subplots(figsize=(9, 2.8))
    highest = _rates(axes, frame, reports)
    _days_axis(axes, reports)
    axes.set_ylim(0, max(highest * 1.1, 1) if highest == highest else 1)
    axes.set_ylabel("attempts refused, %")
    axes.grid(axis="y")
    axes.set_title(title)


def _grid(number, reports, height=1.9, columns=3):
    columns = min(columns, number)
    rows = math.ceil(number / columns)
    figure, axes = pyplot.subplots(
        rows, columns, figsize=(9, height * rows + 0.5), squeeze=False, sharex=True
    )
    for spare in axes.flat[number:]:
        spare.set_visible(False)
    for panel in axes.flat[:number]:
        _days_axis(panel, reports, marks=4 if columns > 1 else 8)
        panel.tick_params(labelbottom=True)
    return figure, list(axes.flat[:number])


def rate_multiples(frame, part, title, reports):
    """One small chart of refused shares for each value of a column, in the order of the frame, on one scale."""
    names = list(dict.fromkeys(frame[part])) if len(frame) else []
    if not names or not reports.shown_days:
        return nothing()
    figure, panels = _grid(len(names), reports)
    highest = [_rates(panel, frame[frame[part] == name], reports) for panel, name in zip(panels, names)]
    top = max([high for high in highest if high == high], default=1) * 1.1 or 1
    for place, (panel, name) in enumerate(zip(panels, names)):
        panel.set_ylim(0, top)
        panel.set_title(short(name, 34), fontsize=9, fontweight="normal")
        panel.grid(axis="y")
        if place % 3 == 0:
            panel.set_ylabel("refused, %")
    figure.suptitle(title, x=0.01, ha="left", fontsize=10.5, fontweight="bold")


def changes(frame, seen, title, reports):
    """Rejections by day (who, day, rejections, confirmed) with the changes of that name (who, fact, from when, to when)."""
    names = list(dict.fromkeys(frame["who"])) if len(frame) else []
    if not names or not reports.shown_days:
        return nothing()
    figure, panels = _grid(len(names), reports, height=2.1, columns=2)
    for panel, name in zip(panels, names):
        rows = frame[frame["who"] == name]
        panel.bar(_noon(rows["day"]), rows["rejections"].astype(float), 0.84, color=GREY, label="rejections")
        confirmed = rows["confirmed"].astype(float).fillna(0)
        panel.bar(_noon(rows["day"]), confirmed, 0.84, color=BLUE, label="of these, DNS confirms the claim")
        panel.set_ylim(0, max(rows["rejections"].astype(float).max() * 1.5, 1))
        _mark(panel, seen[seen["who"] == name])
        panel.set_title(short(name), fontsize=9, fontweight="normal")
        panel.grid(axis="y")
        panel.yaxis.set_major_locator(ticker.MaxNLocator(nbins=4, integer=True))
    for panel in panels[::2]:
        panel.set_ylabel("rejections a day")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper left", bbox_to_anchor=(0.0, 0.0), ncol=3)
    figure.suptitle(title, x=0.01, ha="left", fontsize=10.5, fontweight="bold")


def _mark(panel, seen):
    """Bands from the last snapshot before a change to the first after it, with the families of facts that changed."""
    low, high = panel.get_xlim()
    for place, ((start, end), facts) in enumerate(seen.groupby(["last_seen_before", "first_seen_after"])):
        start, end = (matplotlib.dates.date2num(moment.to_pydatetime()) for moment in (start, end))
        panel.axvspan(start, end, color="#FBE3B0", linewidth=0, zorder=0, label=None if place else "DNS changed in this time")
        panel.axvline(end, color=RED, linewidth=1)
        families = ", ".join(dict.fromkeys(fact.split("_")[0] for fact in facts["fact"]))
        left_half = end < (low + high) / 2
        panel.annotate(
            short(families, 30),
            (end, 0.98 - 0.12 * (place % 3)),
            xycoords=panel.get_xaxis_transform(),
            xytext=(3 if left_half else -3, 0),
            textcoords="offset points",
            ha="left" if left_half else "right",
            va="top",
            fontsize=8,
            color=RED,
        )
    panel.set_xlim(low, high)


def heat(frame, row, column, title):
    """Counts of pairs; the colour is on a logarithmic scale, the number stands in the cell."""
    if frame.empty:
        return nothing()
    table = frame.pivot_table(index=row, columns=column, values="rejections", aggfunc="sum").astype(float)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False).index, table.sum().sort_values(ascending=False).index]
    _, axes = pyplot.subplots(figsize=(9, 1.7 + 0.3 * len(table)))
    strength = numpy.log10(table.to_numpy())
    most = max(numpy.nanmax(strength), 0.3)
    axes.imshow(strength, cmap="Blues", vmin=-0.2 * most, vmax=most * 1.15, aspect="auto")
    for (i, j), value in numpy.ndenumerate(table.to_numpy()):
        if value == value:
            axes.text(
                j, i, count(value), ha="center", va="center", fontsize=7.5, color="white" if math.log10(value) > 0.65 * most else "black"
            )
    axes.set_xticks(range(table.shape[1]), [short(c, 26) for c in table.columns], rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(table.shape[0]), [short(r, 26) for r in table.index])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_title(title)
    axes.set_xlabel("cell: rejections in these days; the darker, the more (logarithmic)")


def leader(frame, label, what, value="rejections"):
    """Says which row is first in a frame that is ordered."""
    if frame.empty:
        return ""
    return f"{short(frame[label].iloc[0])} is {what} ({count(frame[value].iloc[0])} rejections)"


def evidence_headline(frame):
    sums = frame.groupby("evidence")["rejections"].sum() if len(frame) else {}
    confirms, contradicts, left_open = (count(sums.get(kind, 0)) for kind in EVIDENCE)
    return f"DNS confirms {confirms} rejections, contradicts {contradicts}, leaves {left_open} open"


def total_headline(frame):
    if frame.empty:
        return ""
    sums = frame.groupby("cause")["rejections"].sum().sort_values(ascending=False)
    return f"{count(sums.sum())} rejections; most often {sums.index[0]} ({percent(sums.iloc[0], sums.sum())})"


def refused_headline(frame):
    frame = frame[~frame["few"]] if len(frame) else frame
    if frame.empty:
        return "The share refused"
    shares = frame["rejected"].astype(float) / frame["attempts"].astype(float)
    last, middle = shares.iloc[-1], shares.median()
    return f"{100 * last:.1f} % refused on {day_name(frame['day'].iloc[-1])}, {100 * middle:.1f} % on the median day"


def heat_headline(frame):
    if frame.empty:
        return ""
    first = frame.iloc[0]
    return f"The largest of {len(frame)} pairs: {first['cause']} at {first['provider']} ({count(first['rejections'])})"


def largest(frame, *columns, most):
    """Only the rows whose values of these columns are among the ``most`` with the most rejections."""
    for column in columns:
        if len(frame):
            sums = frame.groupby(column)["rejections"].sum().sort_values(ascending=False, kind="stable")
            frame = frame[frame[column].isin(sums.index[:most])]
    return frame
