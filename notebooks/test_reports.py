"""Tests of what the notebooks stand on; run them with: notebooks/run --test"""

import ast
import contextlib
import datetime
import io
import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import matplotlib

matplotlib.use("agg")

import pandas
from matplotlib import pyplot

import charts
import reports
import stored

NOTEBOOKS = sorted(reports.HERE.glob("*.ipynb"))
DAY = "2026-11-22"
HOSTILE = "550 <script>alert(1)</script> $\\frac{$ \u202egnp.exe\u202c \x00\x1b[31m\u2028\u200b é"


def write(folder, table, day, values, by="day"):
    """Stores one row of a table; columns that are not named are null."""
    engine = reports._engine()
    engine.run("SET TimeZone = 'UTC'")
    engine.run("CREATE SCHEMA empty")
    for statement in (reports.HERE / "tables.sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            engine.run(statement)
    engine.run(f"INSERT INTO empty.{table} BY NAME SELECT {values}")
    place = pathlib.Path(folder) / table / f"{by}={day}"
    place.mkdir(parents=True, exist_ok=True)
    columns = f"* EXCLUDE ({by})"
    engine.run(f"COPY (SELECT {columns} FROM empty.{table}) TO '{place}/part.parquet'")


def literal(text):
    return "'" + text.replace("\x00", "' || chr(0) || '") + "'"


def one_day(folder):
    """A report of a day that knows of no DNS, all texts hostile."""
    text = literal(HOSTILE)
    scopes = ("all", "provider", "sending_domain", "provider+sending_domain", "provider+code", "provider+code+sending_domain")
    for place, scope in enumerate(scopes):
        write(
            folder / str(place),
            "causes",
            DAY,
            f"'{scope}' AS scope, {text} AS provider, {text} AS sending_domain, 'dmarc-fail' AS cause, 1 AS rank, true AS fixable,"
            f" 1 AS fix_rank, 3 AS rejections, 0.5 AS share, 40 AS attempts, 0.075 AS rate, 0.03 AS rate_low, 0.2 AS rate_high,"
            f" 'dns-admin' AS actor, true AS is_new, {text} AS sample_reply, 'open' AS evidence",
        )
        (folder / "causes" / f"day={DAY}").mkdir(parents=True, exist_ok=True)
        (folder / str(place) / "causes" / f"day={DAY}" / "part.parquet").rename(folder / f"causes/day={DAY}/{place}.parquet")
    write(
        folder,
        "rejections",
        DAY,
        f"{text} AS provider, {text} AS sending_domain, 'dmarc-fail' AS cause, {text} AS template, 3 AS rejections,"
        " TIMESTAMPTZ '2026-11-22 08:00:00.25+00' AS first_seen, ['192.0.2.1', '192.0.2.2'] AS sending_ips",
    )
    write(
        folder,
        "deliveries",
        DAY,
        f"{text} AS provider, {text} AS sending_domain, 40 AS attempts, 37 AS delivered, 0 AS deferred, 3 AS rejected",
    )
    write(
        folder,
        "templates",
        DAY,
        f"9007199254740993 AS template_id, {text} AS template, {text} AS provider, 'unclassified' AS cause, 3 AS rejections,"
        f" DATE '{DAY}' AS first_day, true AS is_new, {text} AS sample_reply",
    )
    write(
        folder,
        "runs",
        DAY,
        f"{text} AS log, 10 AS lines, 4 AS attempts, MAP {{'message': 6}} AS skipped, 0 AS malformed, 1500 AS duration_ms",
    )


def dns(folder):
    text = literal(HOSTILE)
    write(
        folder,
        "dns_changes",
        DAY,
        f"{text} AS domain, {text} AS fact, {text} AS before, {text} AS after,"
        f" TIMESTAMPTZ '2026-11-21 02:10:00+00' AS last_seen_before, TIMESTAMPTZ '2026-11-22 02:10:00+00' AS first_seen_after",
    )


class ReportsTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        clean = {name: value for name, value in os.environ.items() if name not in PARAMETERS}
        patch = mock.patch.dict(os.environ, clean, clear=True)
        patch.start()
        self.addCleanup(patch.stop)

    def open(self, **parameters):
        return reports.Reports(self.folder, **parameters)


PARAMETERS = ("FIVEFIFTY_REPORTS", "FIVEFIFTY_DAY", "FIVEFIFTY_DAYS", "FIVEFIFTY_TOP")


class TypesTest(ReportsTest):
    def test_columns_have_the_types_of_the_tables(self):
        one_day(self.folder)
        r = self.open()

        frame = r.sql("SELECT rank, fixable, share, fix_rank, median_7d, reply_code, day, dns_changed_at FROM causes LIMIT 1")

        kinds = ["Int64", "boolean", "float64", "Int64", "float64", "Int64", "datetime64[ns]", "datetime64[ns, UTC]"]
        self.assertEqual([str(kind) for kind in frame.dtypes], kinds)
        self.assertEqual(frame["day"][0], pandas.Timestamp(DAY))
        self.assertTrue(frame[["median_7d", "reply_code", "dns_changed_at"]].isna().all(axis=None))

    def test_times_lists_maps_and_large_numbers_keep_their_values(self):
        one_day(self.folder)
        r = self.open()

        rejections = r.sql("SELECT first_seen, sending_ips, named_lists FROM rejections")
        self.assertEqual(rejections["first_seen"][0], pandas.Timestamp("2026-11-22 08:00:00.25", tz="UTC"))
        self.assertEqual(rejections["sending_ips"][0], ["192.0.2.1", "192.0.2.2"])
        self.assertIsNone(rejections["named_lists"][0])
        self.assertEqual(r.sql("SELECT template_id FROM templates")["template_id"][0], 9007199254740993)
        self.assertEqual(r.sql("SELECT skipped FROM runs")["skipped"][0], {"message": 6})
        self.assertEqual(r.sql("SELECT sum(rejections) AS n FROM rejections")["n"][0], 3)

    def test_rows_keep_the_order_of_the_query(self):
        frame = self.open().sql("SELECT * FROM range(5000) AS t(n) ORDER BY n DESC; ")

        self.assertEqual(list(frame["n"]), list(range(4999, -1, -1)))


class MissingTest(ReportsTest):
    def test_tables_that_are_not_there_are_empty_and_have_their_columns(self):
        r = self.open()

        self.assertEqual(r.absent, list(reports.TABLES))
        for table in reports.TABLES:
            self.assertEqual(len(r.sql(f"FROM {table}")), 0)
        self.assertIn("dmarc_record", r.sql("FROM dns_domains"))
        self.assertIn("Nothing to show", r.show("FROM causes")._repr_html_())

    def test_columns_that_older_tables_lack_are_null(self):
        place = self.folder / "deliveries" / f"day={DAY}"
        place.mkdir(parents=True)
        reports._engine().run(f"COPY (SELECT 'gmail' AS provider, 5::BIGINT AS attempts) TO '{place}/a.parquet'")

        frame = self.open().sql("SELECT provider, attempts, refused, day FROM deliveries")

        self.assertEqual(frame["attempts"][0], 5)
        self.assertTrue(frame["refused"].isna()[0])
        self.assertEqual(frame["day"][0], pandas.Timestamp(DAY))

    def test_a_folder_may_have_any_name(self):
        one_day(self.folder / "plain")
        self.folder = (self.folder / "plain").rename(self.folder / "it's [1] of *")

        self.assertEqual(len(self.open().sql("FROM deliveries")), 1)

    def test_days_without_a_report_are_told_from_days_without_rejections(self):
        for day in ("2026-11-18", "2026-11-20", "2026-11-22"):
            (self.folder / "runs" / f"day={day}").mkdir(parents=True)

        r = self.open(days=4)

        self.assertEqual(r.day, datetime.date(2026, 11, 22))
        self.assertEqual(r.shown_days, [datetime.date(2026, 11, 20), datetime.date(2026, 11, 22)])
        self.assertEqual(r.missing_days, [datetime.date(2026, 11, 21)])

    def test_a_wrong_parameter_says_what_was_expected(self):
        with self.assertRaisesRegex(reports.ReportsError, "no reports in .*nowhere"):
            reports.Reports(self.folder / "nowhere")
        for name, value in (("FIVEFIFTY_DAY", "yesterday"), ("FIVEFIFTY_DAYS", "0"), ("FIVEFIFTY_TOP", "ten")):
            with mock.patch.dict(os.environ, {name: value}), self.assertRaisesRegex(reports.ReportsError, f"{name} is '{value}'"):
                self.open()


class HostileTextTest(ReportsTest):
    def test_what_is_not_seen_becomes_an_escape(self):
        self.assertEqual(
            reports.harmless(["a\u202eb", {"k\x00": "\u2028\U000e0041"}, "é ✓", 5, None]),
            ["a\\u202eb", {"k\\x00": "\\u2028\\U000e0041"}, "é ✓", 5, None],
        )

    def test_a_reply_is_text_in_a_table(self):
        one_day(self.folder)

        page = self.open().show("SELECT sample_reply, provider FROM causes LIMIT 1")._repr_html_()

        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", page)
        self.assertNotIn("<script", page)
        self.assertNotIn("\u202e", page)
        self.assertIn("mathjax_ignore", page)

    def test_a_chosen_value_is_no_SQL(self):
        one_day(self.folder)
        r = self.open()

        self.assertEqual(r.choose("provider", "it's', 1; --", otherwise="SELECT 1"), "it's', 1; --")
        r.choose("provider", "", otherwise="SELECT provider FROM causes WHERE scope = 'provider'")
        self.assertEqual(len(r.sql("FROM causes WHERE scope = 'provider' AND provider = getvariable('provider')")), 1)

    def test_a_label_is_no_formula(self):
        charts.bars(pandas.DataFrame({"who": ["$\\frac{$", "_x"], "n": [2, 1]}), "who", "n", title="$\\frac{$")

        pyplot.gcf().canvas.draw()
        labels = [label.get_text() for label in pyplot.gca().get_yticklabels()]
        pyplot.close("all")
        self.assertEqual(labels, ["$\\frac{$", "_x"])


class NotebooksTest(ReportsTest):
    def test_are_stored_without_outputs(self):
        self.assertEqual(len(NOTEBOOKS), 2)
        for path in NOTEBOOKS:
            text = path.read_text(encoding="utf-8")
            self.assertEqual(text, stored.stored(text), f"{path.name} has outputs: notebooks/run --clean takes them out")

    def test_each_chart_and_table_is_introduced(self):
        for path in NOTEBOOKS:
            kinds = [cell["cell_type"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
            self.assertEqual(kinds[:2], ["markdown", "code"])
            self.assertNotIn(["code"] * 3, [kinds[i : i + 3] for i in range(len(kinds))])

    def test_run_on_a_folder_without_tables(self):
        self.execute()

    def test_run_on_one_day_without_DNS(self):
        one_day(self.folder)
        self.execute()

    def test_run_on_one_day_with_DNS_and_on_a_day_without_a_report(self):
        one_day(self.folder)
        dns(self.folder)
        self.execute()
        self.execute(FIVEFIFTY_DAY="2026-11-24")

    def test_run_on_a_day_on_which_nothing_was_sent(self):
        one_day(self.folder)
        write(self.folder, "runs", "2026-11-23", "'mail.log' AS log, 0 AS lines, 0 AS attempts, 0 AS malformed")
        self.execute()

    def execute(self, **parameters):
        with mock.patch.dict(os.environ, FIVEFIFTY_REPORTS=str(self.folder), **parameters):
            for path in NOTEBOOKS:
                names = {}
                for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                    if cell["cell_type"] == "code":
                        with self.subTest(notebook=path.name, cell=cell["id"]), contextlib.redirect_stdout(io.StringIO()):
                            self.shown("".join(cell["source"]), names)

    @staticmethod
    def shown(source, names):
        """Runs a cell as Jupyter does: the value of its last expression is shown, and each figure is drawn."""
        *before, last = ast.parse(source).body
        exec(compile(ast.Module(before, []), "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        if hasattr(value, "_repr_html_"):
            value._repr_html_()
        for number in pyplot.get_fignums():
            pyplot.figure(number).canvas.draw()
        pyplot.close("all")


if __name__ == "__main__":
    unittest.main()
