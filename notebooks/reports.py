"""Opens a folder of reports: SQL by DuckDB in, pandas frames and tables out.

DuckDB is the Python module where it is installed, otherwise its Java library through JPype. Each of them is only asked to
run a statement and to hand back texts (rows as JSON), so that both give the same frames.

Replies, names and DNS records were written by strangers. What comes out of here is harmless as text; tables escape it.
"""

import datetime
import functools
import glob
import html
import json
import os
import pathlib
import sys
import unicodedata

import pandas

HERE = pathlib.Path(__file__).resolve().parent

TABLES = ("causes", "rejections", "deliveries", "templates", "signatures", "runs", "dns_changes", "dns_domains", "dns_hosts")

# Of these tables a folder of a day says that there is a report for it.
DAILY = ("causes", "deliveries", "runs")

# Below it a rate says nothing.
FEW_ATTEMPTS = 30

_DTYPES = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"), "Int64"),
    **dict.fromkeys(("UBIGINT", "HUGEINT", "UHUGEINT"), "object"),  # Python's own numbers: they may be too large for 64 bits
    "DOUBLE": "float64",
    "FLOAT": "float64",
    "BOOLEAN": "boolean",
}

_NOT_SHOWN_AS_THEY_ARE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


class ReportsError(Exception):
    """Something that the reader can mend; the message says how."""


def harmless(value):
    """Control, invisible and direction-changing characters as visible escapes, also inside lists and structs."""
    if isinstance(value, str):
        return "".join(_visible(c) for c in value) if not value.isascii() or not value.isprintable() else value
    if isinstance(value, list):
        return [harmless(v) for v in value]
    if isinstance(value, dict):
        return {harmless(k): harmless(v) for k, v in value.items()}
    return value


def _visible(character):
    if unicodedata.category(character) not in _NOT_SHOWN_AS_THEY_ARE:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class _ModuleEngine:
    """DuckDB's Python module."""

    name = "DuckDB's Python module"

    def __init__(self, duckdb):
        self._connection = duckdb.connect(":memory:")

    def run(self, statement):
        self._connection.execute(statement)

    def texts(self, query):
        return self._connection.execute(query).fetchall()


class _JavaEngine:
    """DuckDB's Java library through JPype."""

    name = "DuckDB's Java library"

    def __init__(self, jar):
        jpype = _java_with(jar)
        jpype.JClass("java.lang.Class").forName("org.duckdb.DuckDBDriver")
        self._connection = jpype.JClass("java.sql.DriverManager").getConnection("jdbc:duckdb:")

    def run(self, statement):
        with self._connection.createStatement() as java:
            java.execute(statement)

    def texts(self, query):
        with self._connection.createStatement() as java, java.executeQuery(query) as rows:
            columns = range(1, rows.getMetaData().getColumnCount() + 1)
            found = []
            while rows.next():
                values = [rows.getString(i) for i in columns]
                found.append(tuple(None if v is None else str(v) for v in values))
            return found


def _java_with(jar):
    import jpype

    if not jpype.isJVMStarted():
        # Debian keeps JPype's own classes outside its Python package.
        own = pathlib.Path("/usr/share/java/org.jpype.jar")
        class_path = [str(p) for p in (own, jar) if p.exists()]
        jpype.startJVM("-Xmx512m", classpath=class_path, convertStrings=False)
    return jpype


def _java_library():
    named = os.environ.get("FIVEFIFTY_DUCKDB_JAR")
    if named:
        return pathlib.Path(named)
    copied = sorted((HERE / "target").glob("duckdb_jdbc-*.jar"))
    return copied[-1] if copied else None


def _engine():
    try:
        import duckdb
    except ImportError:
        pass
    else:
        return _ModuleEngine(duckdb)
    jar = _java_library()
    if jar is None or not jar.exists():
        raise ReportsError(
            "DuckDB is not there. Install its Python module (pip install duckdb), or start with notebooks/open or"
            " notebooks/run, which fetch its Java library; FIVEFIFTY_DUCKDB_JAR names one that lies elsewhere."
        )
    try:
        return _JavaEngine(jar)
    except ImportError as e:
        raise ReportsError("Neither duckdb nor JPype is there. pip install duckdb, or apt install python3-jpype") from e


def _default_folder():
    for name in ("reports", "sample-reports"):
        folder = HERE.parent / name
        if any((folder / table).is_dir() for table in TABLES):
            return folder
    return HERE.parent / "reports"


def _quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def _number(name, default):
    text = os.environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ReportsError(f"{name} is {text!r}, and a number of 1 or more was expected.")
    return int(text)


class Reports:
    """The tables of a report folder as views, and what the notebooks ask of them.

    SQL finds the parameters as variables: ``getvariable('day')``, ``'from_day'``, ``'first_stored_day'``, ``'top'``,
    ``'few'``, and those that ``choose`` sets; ``shown(day)`` is true from ``from_day`` to ``day``.
    """

    def __init__(self, folder=None, day=None, days=None, top=None):
        self.folder = pathlib.Path(folder or os.environ.get("FIVEFIFTY_REPORTS") or _default_folder()).absolute()
        if not self.folder.is_dir():
            raise ReportsError(
                f"There are no reports in {self.folder}. Write some (./fivefifty nightly --logs … --reports FOLDER), and name"
                " the folder in FIVEFIFTY_REPORTS."
            )
        self.top = top or _number("FIVEFIFTY_TOP", 10)
        self.stored_days = self._stored_days()
        self.day = self._day(day or os.environ.get("FIVEFIFTY_DAY"))
        self.from_day = self.day - datetime.timedelta(days=(days or _number("FIVEFIFTY_DAYS", 30)) - 1)
        self.absent = [table for table in TABLES if not any(self.folder.glob(f"{table}/*=*/*.parquet"))]

    def _stored_days(self):
        found = set()
        for table in DAILY:
            for path in self.folder.glob(f"{table}/day=*"):
                try:
                    found.add(datetime.date.fromisoformat(path.name[len("day=") :]))
                except ValueError:
                    continue
        return sorted(found)

    def _day(self, asked):
        if isinstance(asked, datetime.date):
            return asked
        if asked:
            try:
                return datetime.date.fromisoformat(asked)
            except ValueError:
                raise ReportsError(f"FIVEFIFTY_DAY is {asked!r}, and a day such as 2026-11-22 was expected.") from None
        return self.stored_days[-1] if self.stored_days else datetime.date.today()

    @functools.cached_property
    def _engine(self):
        engine = _engine()
        self._make_views(engine.run)
        return engine

    def _make_views(self, run):
        run("SET TimeZone = 'UTC'")
        run("CREATE SCHEMA empty")
        for statement in (HERE / "tables.sql").read_text(encoding="utf-8").split(";"):
            if statement.strip():
                run(statement)
        for table in TABLES:
            stored = ""
            if table not in self.absent:
                files = _quoted(f"{glob.escape(str(self.folder))}/{table}/*=*/*.parquet")
                stored = f" UNION ALL BY NAME FROM read_parquet({files}, hive_partitioning = true, union_by_name = true)"
            run(f"CREATE VIEW {table} AS FROM empty.{table}{stored}")
        run("CREATE MACRO shown(d) AS d BETWEEN getvariable('from_day') AND getvariable('day')")
        run(f"SET VARIABLE day = DATE '{self.day}'")
        run(f"SET VARIABLE from_day = DATE '{self.from_day}'")
        run(f"SET VARIABLE first_stored_day = DATE '{self.stored_days[0] if self.stored_days else self.day}'")
        run(f"SET VARIABLE top = {self.top}")
        run(f"SET VARIABLE few = {FEW_ATTEMPTS}")

    @property
    def shown_days(self):
        """The days from the first to the last asked for that have a report."""
        return [day for day in self.stored_days if self.from_day <= day <= self.day]

    @property
    def missing_days(self):
        """The days between the first shown and the last asked for that have no report: not the same as no rejections."""
        shown = self.shown_days
        if not shown:
            return []
        between = (shown[0] + datetime.timedelta(days=n) for n in range((self.day - shown[0]).days + 1))
        return [day for day in between if day not in shown]

    def sql(self, query):
        """The rows of a query as a pandas frame, the types those of the columns, the texts harmless."""
        query = query.strip().rstrip(";")
        types = {name: kind for name, kind, *_ in self._engine.texts(f"DESCRIBE FROM (\n{query}\n)")}
        rows = self._engine.texts(f"SELECT to_json(json_row)::VARCHAR FROM (\n{query}\n) AS json_row")
        records = [harmless(json.loads(row[0])) for row in rows]
        return pandas.DataFrame(
            {name: _series([record.get(name) for record in records], kind) for name, kind in types.items()},
            columns=list(types),
        )

    def show(self, query, of=None, empty="Nothing to show"):
        """The rows of a query as a table for the page; ``empty`` is said where there are none, and the table ``of`` is there."""
        return Table(self.sql(query), "Nothing to show" if of in self.absent else empty)

    def choose(self, name, value, otherwise):
        """Sets the variable ``name`` for later queries: to a value, or where that is empty to what a query finds first."""
        chosen = _quoted(value) if value else f"(SELECT * FROM (\n{otherwise}\n) LIMIT 1)"
        self._engine.run(f"SET VARIABLE {name} = {chosen}")
        return self.chosen(name)

    def chosen(self, name):
        """A variable's value as a text."""
        return harmless(self._engine.texts(f"SELECT getvariable({_quoted(name)})::VARCHAR")[0][0])

    def about(self):
        """What is being looked at: folder, days, tables."""
        shown = self.shown_days
        lines = [
            ("reports", str(self.folder)),
            ("day", f"{self.day}" + ("" if self.day in self.stored_days else " (no report for this day)")),
            ("days", f"{shown[0]} to {shown[-1]}: {len(shown)} with a report" if shown else "none with a report"),
            ("days without a report", _list(str(day) for day in self.missing_days) or "none"),
            ("tables that are not there", ", ".join(self.absent) or "none"),
            ("read with", self._engine.name),
        ]
        return Table(pandas.DataFrame(lines, columns=["what", "is"]))


def _list(texts, most=10):
    texts = list(texts)
    return ", ".join(texts[:most]) + (f" and {len(texts) - most} more" if len(texts) > most else "")


def _series(values, kind):
    if kind == "DATE":
        return pandas.Series(pandas.to_datetime(values), dtype="datetime64[ns]")
    if kind == "TIMESTAMP WITH TIME ZONE":
        return pandas.Series(pandas.to_datetime(values, utc=True), dtype="datetime64[ns, UTC]")
    if kind.startswith("TIMESTAMP"):
        return pandas.Series(pandas.to_datetime(values), dtype="datetime64[ns]")
    if kind.startswith("DECIMAL"):
        return pandas.Series(values, dtype="float64")
    return pandas.Series(values, dtype=_DTYPES.get(kind, "object"))


class Table:
    """A frame as a page shows it: escaped, shares as percent, thousands parted, long texts wrapped."""

    # More specific than Jupyter's own rules for tables.
    STYLE = """
    <style>
      table.fivefifty.tex2jax_ignore {font-size: 12px; margin: 0 0 1em 0}
      table.fivefifty.tex2jax_ignore th, table.fivefifty.tex2jax_ignore td {
        text-align: left; vertical-align: top; padding: 3px 14px 3px 0; border-bottom: 1px solid #ddd}
      table.fivefifty.tex2jax_ignore th {vertical-align: bottom; border-bottom: 1px solid #888}
      table.fivefifty.tex2jax_ignore td {max-width: 36em; white-space: nowrap}
      table.fivefifty.tex2jax_ignore td.long {min-width: 15em; white-space: pre-wrap; overflow-wrap: anywhere}
      table.fivefifty.tex2jax_ignore .number {text-align: right}
    </style>"""

    # A reply may have thousands of characters. The frame has all of them.
    MOST_CHARACTERS = 400

    def __init__(self, frame, empty="Nothing to show"):
        self.frame = frame
        self._empty = empty

    def __repr__(self):
        return self._texts().to_string(index=False) if len(self.frame) else self._empty

    def _texts(self):
        return pandas.DataFrame(
            {c: [_cut(_text(c, v), self.MOST_CHARACTERS) for v in self.frame[c]] for c in self.frame}, columns=list(self.frame)
        )

    def _repr_html_(self):
        if self.frame.empty:
            return f"<p><em>{html.escape(self._empty)}</em></p>"
        texts = self._texts()
        classes = {c: _class(self.frame[c], texts[c]) for c in texts}
        # Jupyter sets $…$ and \(…\) as formulas, but not below these classes (MathJax 2 and 3).
        lines = [self.STYLE, '<table class="fivefifty tex2jax_ignore mathjax_ignore"><thead><tr>']
        lines += [f"<th{classes[c]}>{html.escape(str(c)).replace('_', ' ')}</th>" for c in texts]
        lines.append("</tr></thead><tbody>")
        for row in texts.itertuples(index=False, name=None):
            cells = (f"<td{classes[c]}>{html.escape(text)}</td>" for c, text in zip(texts, row))
            lines.append("<tr>" + "".join(cells) + "</tr>")
        lines.append("</tbody></table>")
        return "\n".join(lines)


def _class(values, texts):
    kinds = pandas.api.types
    if kinds.is_numeric_dtype(values.dtype) and not kinds.is_bool_dtype(values.dtype):
        return ' class="number"'
    return ' class="long"' if texts.str.len().max() > 28 else ""


def _cut(text, most):
    return text if len(text) <= most else text[: most - 1] + "…"


def _text(column, value):
    """A value as a reader wants to see it; the column's name tells shares from other numbers."""
    if isinstance(value, list):
        return ", ".join(_text("", v) for v in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}={_text('', v)}" for k, v in value.items())
    if value is None or value is pandas.NA or value is pandas.NaT or value != value:
        return ""
    if isinstance(value, pandas.Timestamp):
        return f"{value:%Y-%m-%d %H:%M} UTC" if value.tzinfo else f"{value:%Y-%m-%d}"
    if str(value) in ("True", "False"):
        return "yes" if value else "no"
    if isinstance(value, float):
        is_share = any(word in column for word in ("share", "rate"))
        return f"{100 * value:.1f} %" if is_share else f"{value:,.1f}"
    if isinstance(value, str):
        return value
    return str(value) if column.endswith(("_id", "code")) else f"{value:,}"


if __name__ == "__main__":  # notebooks/run asks before it starts
    try:
        Reports()
    except ReportsError as e:
        sys.exit(f"notebooks: {e}")
