"""Writes costs.tsv, interest.tsv and notices.tsv: `python3 crates/law/tests/tables.py`.

A third way to the same sums: fractions instead of decimals, a calendar of its own language, and the rules and rates typed again from the sources
(the research and the statutes), not read from the statute files. Every row says how it comes about.
"""

from datetime import date, timedelta
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).parent


def cents(value):
    """Half a cent away from zero."""
    return int(value * 100 + F(1, 2)) if value >= 0 else -int(-value * 100 + F(1, 2))


def euro(value):
    whole = cents(value)
    return f"{whole // 100}.{whole % 100:02d}"


def short(value):
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


# --- costs -----------------------------------------------------------------------------------------------------------------------------

def nl(principal):
    left, total, how = principal, F(0), []
    for size, percent in [(2500, 15), (2500, 10), (5000, 5), (190000, 1), (None, F(1, 2))]:
        part = left if size is None else min(left, F(size))
        if part > 0:
            total += part * percent / 100
            how.append(f"{short(percent)} % × {short(part)}")
        left -= part
    how = " + ".join(how) + f" = {short(total)}"
    if total < 40:
        return F(40), how + "; at least 40"
    if total > 6775:
        return F(6775), how + "; at most 6,775"
    return total, how


def be(principal):
    if principal <= 150:
        return F(20), "up to 150: 20"
    if principal <= 500:
        return 30 + (principal - 150) / 10, f"30 + 10 % × {short(principal - 150)}"
    total = 65 + (principal - 500) / 20
    how = f"65 + 5 % × {short(principal - 500)} = {short(total)}"
    return (F(2000), how + "; at most 2,000") if total > 2000 else (total, how)


RVG = {
    2021: (F(49), F(30), [(2000, 500, 39), (10000, 1000, 56), (25000, 3000, 52), (50000, 5000, 81), (200000, 15000, 94), (500000, 30000, 132), (None, 50000, 165)]),
    2025: (F("51.5"), F("31.5"), [(2000, 500, F("41.5")), (10000, 1000, F("59.5")), (25000, 3000, 55), (50000, 5000, 86), (200000, 15000, F("99.5")), (500000, 30000, 140), (None, 50000, 175)]),
}


def fee(principal, year):
    """The table, row by row, as it is printed: climb until the value is reached."""
    first, small, steps = RVG[year]
    if principal <= 50:
        return small
    value, amount = F(500), first
    while value < principal:
        for up_to, each, plus in steps:
            if up_to is None or value < up_to:
                value, amount = value + each, amount + plus
                break
    return amount


def de(principal, year, factor, expenses, business):
    whole = fee(principal, year)
    total = F(cents(max(whole * factor, F(15)))) / 100
    how = f"{short(factor)} × {short(whole)} = {short(total)}"
    if expenses:
        more = F(cents(min(total / 5, F(20)))) / 100
        how += f"; and {short(more)} of expenses"
        total += more
    if business and total < 40:
        return F(40), how + "; of a company at least 40"
    return total, how


def costs():
    rows = []

    def add(country, party, principal, options, amount, how, vat=None):
        amount = F(cents(amount)) / 100
        more = F(cents(amount * vat / 100)) / 100 if vat else F(0)
        rows.append([country, party, principal, options, euro(amount), euro(more), euro(amount + more), how])

    principals = "0.01 1 39.99 40 100 133.33 200 266.66 266.67 266.70 300 333.33 450 500 750 999.99 1000 1234.56 1500 1999.99 2499.99 2500 2500.01 2500.05 2600 3000 3333.33 4000 4999.99 5000 5000.01 5000.10 6000 7500 8765.43 9999.99 10000 10000.01 10000.50 12345.67 20000 25000 50000 75000 99999.99 100000 150000 199999.99 200000 200001 250000 500000 750000 999999.99 1000000 1000001 5000000 100000000".split()
    for principal in principals:
        add("NL", "consumer", principal, "", *nl(F(principal)))
    for principal, party in [("100", "business"), ("1000", "business"), ("2500.01", "business")]:
        add("NL", party, principal, "", *nl(F(principal)))
    for principal in "100 266.67 1000 1234.56 5000 250000".split():
        amount, how = nl(F(principal))
        add("NL", "consumer", principal, '"vatRate":"21"', amount, how + "; 21 % VAT", F(21))
    amount, how = nl(F(600))
    add("NL", "consumer", "", '"claims":[{"amount":"100"},{"amount":"200"},{"amount":"300"}]', amount, "100 + 200 + 300 = 600; " + how)
    amount, how = nl(F(700))
    add("NL", "consumer", "1000", '"paid":"300"', amount, "1,000 − 300 = 700; " + how)
    add("NL", "consumer", "1000", '"paid":"1000"', F(0), "all was paid in time")
    add("NL", "consumer", "1000", '"agreed":"99.50"', F("99.5"), "the contract names less")
    add("NL", "consumer", "1000", '"agreed":"300"', F(150), "the contract names more than the law allows")
    add("NL", "business", "1000", '"agreed":"300"', F(300), "between companies the contract holds")

    principals = "0.01 1 10 19.99 50 75.50 99.99 100 125 149.99 150 150.01 150.05 150.10 151 175 199.99 200 225.55 250 299.99 300 333.33 350 399.99 400 444.44 450 475.25 499.99 500 500.01 500.10 501 550 600 666.66 750 800 999.99 1000 1234.56 1500 2000 2500 3000 4321.09 5000 7500 9999.99 10000 12500 20000 25000 30000 39199.99 39200 39200.01 39201 40000 100000 1000000".split()
    for principal in principals:
        add("BE", "consumer", principal, "", *be(F(principal)))
    for principal in "0.01 100 5000 1000000".split():
        add("BE", "business", principal, "", F(40), "between companies 40")
    add("BE", "consumer", "1000", '"agreed":"50"', F(50), "the contract names less than 90")
    add("BE", "consumer", "1000", '"agreed":"150"', F(90), "the contract names more than 65 + 5 % × 500 = 90")
    add("BE", "consumer", "", '"claims":[{"amount":"100"},{"amount":"60"}]', F(31), "100 + 60 = 160; 30 + 10 % × 10")

    principals = "0.01 10 40 50 50.01 100 400 499.99 500 500.01 800 1000 1000.01 1500 1800 2000 2000.01 2500 3000 3000.01 4500 5000 7777.77 10000 10000.01 13000 13000.01 16000 19000.50 25000 25000.01 30000 40000 50000 50000.01 65000 100000 110000 200000 200000.01 230000 350000 500000 500000.01 550000 550000.01 1000000".split()
    for principal in principals:
        add("DE", "consumer", principal, "", *de(F(principal), 2025, F("0.9"), False, False))
    for principal in "40 400 800 1800 5000 10000 75000 500001".split():
        add("DE", "consumer", principal, '"on":"2025-05-31"', *de(F(principal), 2021, F("0.9"), False, False))
    for principal in "40 400".split():
        add("DE", "consumer", principal, '"on":"2022-01-01","effort":"simple"', *de(F(principal), 2021, F("0.5"), False, False))
        add("DE", "consumer", principal, '"effort":"simple"', *de(F(principal), 2025, F("0.5"), False, False))
    for principal in "400 10000".split():
        add("DE", "consumer", principal, '"effort":"extensive"', *de(F(principal), 2025, F("1.3"), False, False))
    for principal in "40 400 5000".split():
        amount, how = de(F(principal), 2025, F("0.9"), True, False)
        add("DE", "consumer", principal, '"expenses":true', amount, how)
        add("DE", "consumer", principal, '"expenses":true,"vatRate":"19"', amount, how + "; 19 % VAT", F(19))
    for principal in "40 400 500.01".split():
        add("DE", "business", principal, "", *de(F(principal), 2025, F("0.9"), False, True))

    for principal in "0.01 1 10 39.99 40 40.01 99.99 100 250 499.99 500 750 1000 1234.56 2500 4999.99 5000 9999.99 10000 25000 50000 99999.99 100000 250000 500000 750000 1000000 2500000 5000000 100000000".split():
        add("EU", "business", principal, "", F(40), "between companies 40")
        add("EU", "business", principal, '"agreed":"75.50"', F("75.5"), "the contract names more than the floor of 40")
    add("EU", "business", "100", '"agreed":"25"', F(40), "no contract goes below 40")
    add("BE", "business", "100", '"agreed":"25"', F(40), "no contract goes below 40")
    add("NL", "business", "100", '"agreed":"20"', F(40), "no contract goes below 40")
    add("DE", "business", "1000", '"agreed":"25"', F(40), "no contract goes below 40")
    return rows


# --- interest --------------------------------------------------------------------------------------------------------------------------

def table(text):
    rows = [row.split() for row in text.split(",")]
    return [(date(*(int(part) for part in (day + "-01" * (2 - day.count("-"))).split("-"))), F(rate)) for day, rate in rows]


def over(base, points):
    return [(day, rate + points) for day, rate in base]


NL_CONSUMER = table("1992-01 12, 1993-07 10, 1994-01 9, 1995-01 8, 1996-01 7, 1996-07 5, 1998-01 6, 2001-01 8, 2002-01 7, 2003-08 5, 2004-02 4, 2007-01 6, 2009-07 4, 2010-01 3, 2011-07 4, 2012-07 3, 2015-01 2, 2023-01 4, 2023-07 6, 2024-01 7, 2025-01 6, 2026-01 4")
NL_BUSINESS = table("2002-12 10.35, 2003-01 9.85, 2003-07 9.10, 2004-01 9.02, 2004-07 9.01, 2005-01 9.09, 2005-07 9.05, 2006-01 9.25, 2006-07 9.83, 2007-01 10.58, 2007-07 11.07, 2008-01 11.20, 2008-07 11.07, 2009-01 9.50, 2009-07 8.00, 2011-07 8.25, 2012-01 8.00, 2013-01 7.75, 2013-03-16 8.75, 2013-07 8.50, 2014-01 8.25, 2014-07 8.15, 2015-01 8.05, 2016-07 8.00, 2023-01 10.50, 2023-07 12.00, 2024-01 12.50, 2024-07 12.25, 2025-01 11.15, 2025-07 10.15, 2026-01 10.15, 2026-07 10.40")
BE_CONSUMER = table("1996-09 7, 2007-01 6, 2008-01 7, 2009-01 5.5, 2010-01 3.25, 2011-01 3.75, 2012-01 4.25, 2013-01 2.75, 2015-01 2.5, 2016-01 2.25, 2017-01 2, 2020-01 1.75, 2022-01 1.5, 2023-01 5.25, 2024-01 5.75, 2025-01 4.5")
BE_BUSINESS = table("2002-08-07 10.5, 2003-01 10, 2003-07 9.5, 2006-07 10, 2007-01 11, 2007-07 11.5, 2008-01 11.5, 2009-01 9.5, 2009-07 8, 2011-07 8.5, 2012-01 8, 2013-03-16 9, 2013-07 8.5, 2016-07 8, 2023-01 10.5, 2023-07 12, 2024-01 12.5, 2025-01 11.5, 2025-07 10.5, 2026-07 10.5")
BASE = table("2002-01 2.57, 2002-07 2.47, 2003-01 1.97, 2003-07 1.22, 2004-01 1.14, 2004-07 1.13, 2005-01 1.21, 2005-07 1.17, 2006-01 1.37, 2006-07 1.95, 2007-01 2.70, 2007-07 3.19, 2008-01 3.32, 2008-07 3.19, 2009-01 1.62, 2009-07 0.12, 2011-07 0.37, 2012-01 0.12, 2013-01 -0.13, 2013-07 -0.38, 2014-01 -0.63, 2014-07 -0.73, 2015-01 -0.83, 2016-07 -0.88, 2023-01 1.62, 2023-07 3.12, 2024-01 3.62, 2024-07 3.37, 2025-01 2.27, 2025-07 1.27, 2026-07 1.52")
ECB = table("2013-03-16 0.75, 2013-07 0.50, 2014-01 0.25, 2014-07 0.15, 2015-01 0.05, 2016-07 0, 2023-01 2.50, 2023-07 4.00, 2024-01 4.50, 2024-07 4.25, 2025-01 3.15, 2025-07 2.15, 2026-07 2.40")


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def rate_on(country, party, first, day):
    rows = {
        ("NL", "consumer"): NL_CONSUMER, ("NL", "business"): NL_BUSINESS, ("BE", "consumer"): BE_CONSUMER, ("BE", "business"): BE_BUSINESS,
        ("DE", "consumer"): over(BASE, 5), ("DE", "business"): over(BASE, 8), ("EU", "business"): over(ECB, 8),
    }[country, party]
    rate = [rate for start, rate in rows if start <= day][-1]
    if (country, party) == ("DE", "business") and first >= date(2014, 7, 29):
        rate += 1
    if (country, party) == ("BE", "business") and first < date(2013, 3, 16) <= day < date(2015, 3, 16):
        rate -= 1
    return rate


def interest_of(country, party, principal, first, last, actual=False):
    """Day by day; where the law says so, each anniversary adds what has come."""
    bearing, year, whole, runs = principal, F(0), F(0), []
    day = first
    while day < last:
        anniversary = (3, 1) if (first.month, first.day) == (2, 29) and not leap(day.year) else (first.month, first.day)
        if country == "NL" and day != first and (day.month, day.day) == anniversary:
            bearing, year = bearing + year, F(0)
        rate = rate_on(country, party, first, day)
        length = 366 if actual and leap(day.year) else 365
        year += bearing * rate / 100 / length
        whole += bearing * rate / 100 / length
        if runs and runs[-1][1:] == [rate, bearing, length]:
            runs[-1][0] += 1
        else:
            runs.append([1, rate, bearing, length])
        day += timedelta(1)
    how = " + ".join(f"{days} × {short(rate)} % × {short(bearing)} / {length}" for days, rate, bearing, length in runs)
    return whole, how or "no day"


def interest():
    rows = []

    def add(country, party, principal, first, last, options=""):
        amount, how = interest_of(country, party, F(principal), date.fromisoformat(first), date.fromisoformat(last), "actual/actual" in options)
        rows.append([country, party, principal, first, last, options, euro(amount), how])

    spans = [
        ("1000", "2014-12-12", "2015-05-29"), ("1000", "2024-01-01", "2024-01-02"), ("1000", "2024-01-01", "2024-01-01"), ("0", "2024-01-01", "2025-01-01"),
        ("0.01", "2023-01-01", "2026-01-01"), ("100", "2023-06-30", "2023-07-02"), ("250.75", "2024-02-28", "2024-03-01"), ("1234.56", "2022-07-15", "2023-07-15"),
        ("5000", "2020-02-29", "2021-03-01"), ("5000", "2020-02-29", "2024-02-29"), ("999.99", "2025-12-31", "2026-01-01"), ("999.99", "2025-12-31", "2026-02-01"),
        ("10000", "2013-03-15", "2015-03-17"), ("10000", "2013-03-16", "2015-03-17"), ("7500.50", "2016-06-30", "2016-07-02"), ("480", "2026-06-30", "2026-07-02"),
        ("333.33", "2025-01-31", "2025-06-30"), ("64.50", "2026-03-01", "2026-11-26"), ("2500", "2022-12-31", "2024-12-31"), ("100000", "2014-07-28", "2014-08-01"),
        ("100000", "2014-07-29", "2014-08-01"), ("1", "2016-01-01", "2026-01-01"), ("123456.78", "2023-11-01", "2025-04-15"), ("50", "2026-11-01", "2026-11-26"),
    ]
    older = [
        ("1000", "2003-01-01", "2004-01-01"), ("1000", "2006-12-31", "2010-01-01"), ("2000", "2008-02-29", "2009-03-01"), ("750", "2009-06-30", "2011-07-02"),
        ("1500", "2002-12-01", "2003-02-01"), ("10000", "2012-01-01", "2014-12-31"), ("400", "2007-06-30", "2007-07-02"), ("880", "2004-12-31", "2006-07-01"),
    ]
    for party in ("consumer", "business"):
        for country in ("NL", "BE", "DE"):
            for span in spans + older:
                add(country, party, *span)
            add(country, party, "1000", "2023-12-01", "2024-02-01", '"dayCount":"actual/actual"')
            add(country, party, "1000", "2019-05-05", "2021-05-05", '"dayCount":"actual/actual"')
    for span in spans:
        if span[1] >= "2013-03-16":
            add("EU", "business", *span)
    for month in range(1, 13):
        add("EU", "business", "1000", f"2024-{month:02d}-15", f"2025-{month:02d}-15")
    for year in range(2014, 2026):
        add("EU", "business", "820.40", f"{year}-06-30", f"{year}-07-31")
    for row in [("NL", "consumer", "100", "1992-01-01", "1993-01-01"), ("NL", "consumer", "100", "1995-12-31", "1996-07-02"), ("NL", "consumer", "1000", "1997-07-01", "2002-01-01")]:
        add(*row)
    return rows


# --- notices ---------------------------------------------------------------------------------------------------------------------------

def easter(year):
    """Gauss, with his exceptions; good for 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    day = date(year, 3, 22) + timedelta(d + e)
    if day == date(year, 4, 26) or (day == date(year, 4, 25) and d == 28 and e == 6 and a > 10):
        day -= timedelta(7)
    return day


def holidays(country, year):
    sunday = easter(year)
    fixed, moved = {
        "NL": (["01-01", "12-25", "12-26"], [1, 39, 50]),
        "BE": (["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"], [1, 39, 50]),
        "DE": (["01-01", "05-01", "10-03", "12-25", "12-26"], [-2, 1, 39, 50]),
        "EU": (["01-01", "12-25"], []),
    }[country]
    days = {date.fromisoformat(f"{year}-{day}") for day in fixed} | {sunday + timedelta(days) for days in moved}
    if country == "NL":
        king = date(year, 4, 27)
        days.add(king - timedelta(1) if king.weekday() == 6 else king)
        if year % 5 == 0:
            days.add(date(year, 5, 5))
    return days


def after(country, day, count, left_out):
    """The count-th day after, days left out not counted; with the way there."""
    way = []
    while count > 0:
        day += timedelta(1)
        if day.weekday() in left_out or day in holidays(country, day.year):
            continue
        count -= 1
        way.append(f"{day:%a %d %b}")
    return day, ", ".join(way)


def notices():
    rows = []

    def add(country, field, day, channel=""):
        day = date.fromisoformat(day)
        length = 14 if country in ("NL", "BE") else 30
        if field == "received":
            first, how = day + timedelta(1), "the day after receipt"
        else:
            left_out = {"NL": {6, 0}, "BE": {5, 6}, "DE": {6}, "EU": {5, 6}}[country]
            count = {"NL": 2, "BE": 3, "DE": 4, "EU": 4}[country]
            post = channel in ("post", "registered")
            arrives, way = after(country, day, count, left_out) if post else (day + timedelta(1) if country == "BE" else day, "")
            first = arrives if country == "BE" else arrives + timedelta(1)
            how = f"counted: {way}" if way else ("the day after sending" if country == "BE" else "arrives the same day, starts the day after")
        last = first + timedelta(length - 1)
        how += f"; {length} days to {last:%a %d %b}"
        if country == "DE" and (last.weekday() > 4 or last in holidays(country, last.year)):
            while last.weekday() > 4 or last in holidays(country, last.year):
                last += timedelta(1)
            how += f"; no working day, so {last:%a %d %b}"
        rows.append([country, field, day.isoformat(), channel, first.isoformat(), last.isoformat(), how])

    received = "2026-11-20 2028-02-20 2026-12-24 2026-02-28 2024-02-15 2026-12-31 2025-12-18 2027-02-14 2026-04-03 2026-05-01 2026-03-15 2023-12-17".split()
    sent = "2026-11-18 2026-11-20 2026-11-21 2026-11-22 2026-11-23 2026-12-23 2026-12-24 2026-12-31 2026-04-02 2026-04-03 2026-04-04 2026-05-12 2026-05-13 2026-05-22 2026-04-24 2025-05-02 2026-05-04 2024-02-28 2026-07-17 2026-07-20 2026-08-13 2026-10-30 2026-11-10 2026-10-01 2026-04-30 2027-03-25 2038-04-22".split()
    for country in ("NL", "DE", "EU"):
        for day in received:
            add(country, "received", day)
    for country in ("NL", "BE", "DE", "EU"):
        for day in sent:
            add(country, "sent", day, "post")
        for day in ["2026-11-18", "2026-11-20", "2026-12-31", "2028-02-28"]:
            add(country, "sent", day, "email")
        add(country, "sent", "2026-11-19", "registered")
        add(country, "sent", "2026-11-19", "portal")
    return rows


def write(name, head, rows):
    lines = [f"# {head}", "# Written by tables.py: fractions, another calendar, rules and rates typed again from the sources."]
    lines += ["\t".join(row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = {}
    for row in rows:
        counts[row[0]] = counts.get(row[0], 0) + 1
    print(name, counts)


write("costs.tsv", "country, party, principal, further fields; costs, VAT, total; how they come about", costs())
write("interest.tsv", "country, party, principal, from, to, further fields; interest; how it comes about", interest())
write("notices.tsv", "country, received or sent, the day, the channel; first and last day of the term; how they come about", notices())
