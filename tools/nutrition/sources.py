"""The published works that the nutrition numbers come from; each is cited where its number stands."""

from __future__ import annotations

from domain.evidence import Source

MIFFLIN_1990 = Source(
    title="A new predictive equation for resting energy expenditure in healthy individuals",
    authors="Mifflin MD, St Jeor ST, Hill LA, et al.",
    year=1990,
    url_or_doi="10.1093/ajcn/51.2.241",
)
CUNNINGHAM_1991 = Source(
    title="Body composition as a determinant of energy expenditure: a synthetic review and a proposed general "
    "prediction equation",
    authors="Cunningham JJ",
    year=1991,
    url_or_doi="10.1093/ajcn/54.6.963",
)
FAO_2004 = Source(
    title="Human energy requirements. Report of a Joint FAO/WHO/UNU Expert Consultation",
    authors="FAO/WHO/UNU",
    year=2004,
    url_or_doi="https://www.fao.org/4/y5686e/y5686e00.htm",
)
FAO_2003 = Source(
    title="Food energy – methods of analysis and conversion factors",
    authors="FAO",
    year=2003,
    url_or_doi="https://www.fao.org/4/y5022e/y5022e04.htm",
)
JANMAHASATIAN_2005 = Source(
    title="Quantification of lean bodyweight",
    authors="Janmahasatian S, Duffull SB, Ash S, et al.",
    year=2005,
    url_or_doi="10.2165/00003088-200544100-00004",
)
MOUNTJOY_2014 = Source(
    title="The IOC consensus statement: beyond the Female Athlete Triad—Relative Energy Deficiency in Sport (RED-S)",
    authors="Mountjoy M, Sundgot-Borgen J, Burke L, et al.",
    year=2014,
    url_or_doi="10.1136/bjsports-2014-093502",
)
FAGERBERG_2018 = Source(
    title="Negative Consequences of Low Energy Availability in Natural Male Bodybuilding: A Review",
    authors="Fagerberg P",
    year=2018,
    url_or_doi="10.1123/ijsnem.2016-0332",
)
HELMS_2014 = Source(
    title="Evidence-based recommendations for natural bodybuilding contest preparation: nutrition and supplementation",
    authors="Helms ER, Aragon AA, Fitschen PJ",
    year=2014,
    url_or_doi="10.1186/1550-2783-11-20",
)
WISHNOFSKY_1958 = Source(
    title="Caloric equivalents of gained or lost weight",
    authors="Wishnofsky M",
    year=1958,
    url_or_doi="10.1093/ajcn/6.5.542",
)
JENSEN_2014 = Source(
    title="2013 AHA/ACC/TOS Guideline for the Management of Overweight and Obesity in Adults",
    authors="Jensen MD, Ryan DH, Apovian CM, et al.",
    year=2014,
    url_or_doi="10.1161/01.cir.0000437739.71477.ee",
)
IRAKI_2019 = Source(
    title="Nutrition Recommendations for Bodybuilders in the Off-Season: A Narrative Review",
    authors="Iraki J, Fitschen P, Espinar S, Helms E",
    year=2019,
    url_or_doi="10.3390/sports7070154",
)
JAGER_2017 = Source(
    title="International Society of Sports Nutrition Position Stand: protein and exercise",
    authors="Jäger R, Kerksick CM, Campbell BI, et al.",
    year=2017,
    url_or_doi="10.1186/s12970-017-0177-8",
)
HECTOR_2018 = Source(
    title="Protein Recommendations for Weight Loss in Elite Athletes: A Focus on Body Composition and Performance",
    authors="Hector AJ, Phillips SM",
    year=2018,
    url_or_doi="10.1123/ijsnem.2017-0273",
)
IOM_2005 = Source(
    title="Dietary Reference Intakes for Energy, Carbohydrate, Fiber, Fat, Fatty Acids, Cholesterol, Protein, "
    "and Amino Acids",
    authors="Institute of Medicine",
    year=2005,
    url_or_doi="10.17226/10490",
)
NASEM_2019 = Source(
    title="Dietary Reference Intakes for Sodium and Potassium",
    authors="National Academies of Sciences, Engineering, and Medicine",
    year=2019,
    url_or_doi="10.17226/25353",
)
IOM_2011 = Source(
    title="Dietary Reference Intakes for Calcium and Vitamin D",
    authors="Institute of Medicine",
    year=2011,
    url_or_doi="10.17226/13050",
)
IOM_2001 = Source(
    title="Dietary Reference Intakes for Vitamin A, Vitamin K, Arsenic, Boron, Chromium, Copper, Iodine, Iron, "
    "Manganese, Molybdenum, Nickel, Silicon, Vanadium, and Zinc",
    authors="Institute of Medicine",
    year=2001,
    url_or_doi="10.17226/10026",
)
IOM_2000 = Source(
    title="Dietary Reference Intakes for Vitamin C, Vitamin E, Selenium, and Carotenoids",
    authors="Institute of Medicine",
    year=2000,
    url_or_doi="10.17226/9810",
)
IOM_1998 = Source(
    title="Dietary Reference Intakes for Thiamin, Riboflavin, Niacin, Vitamin B6, Folate, Vitamin B12, "
    "Pantothenic Acid, Biotin, and Choline",
    authors="Institute of Medicine",
    year=1998,
    url_or_doi="10.17226/6015",
)
IOM_1997 = Source(
    title="Dietary Reference Intakes for Calcium, Phosphorus, Magnesium, Vitamin D, and Fluoride",
    authors="Institute of Medicine",
    year=1997,
    url_or_doi="10.17226/5776",
)
WHO_2023_FATS = Source(
    title="Saturated fatty acid and trans-fatty acid intake for adults and children: WHO guideline",
    authors="World Health Organization",
    year=2023,
    url_or_doi="https://www.who.int/publications/i/item/9789240073630",
)
WHO_2023_CARBOHYDRATE = Source(
    title="Carbohydrate intake for adults and children: WHO guideline",
    authors="World Health Organization",
    year=2023,
    url_or_doi="https://www.who.int/publications/i/item/9789240073593",
)
USDA_SR_LEGACY = Source(
    title="FoodData Central, SR Legacy",
    authors="U.S. Department of Agriculture, Agricultural Research Service",
    year=2018,
    url_or_doi="https://fdc.nal.usda.gov",
)
BY_KEY = {
    "iom1997": IOM_1997,
    "iom1998": IOM_1998,
    "iom2000": IOM_2000,
    "iom2001": IOM_2001,
    "iom2011": IOM_2011,
    "nasem2019": NASEM_2019,
}
"""Sources that data files name by key."""


def short(source: Source) -> str:
    """The source as a check names it: first author or body, and year ("Mifflin MD 1990")."""
    return f"{source.authors.split(',')[0]} {source.year}"


_ENERGY_AND_MACROS = [
    FAO_2004, JENSEN_2014, HELMS_2014, WISHNOFSKY_1958, JANMAHASATIAN_2005, MOUNTJOY_2014, FAGERBERG_2018,
    IRAKI_2019, JAGER_2017, HECTOR_2018, IOM_2005, FAO_2003,
]  # fmt: skip
_MENU = [
    WHO_2023_FATS, WHO_2023_CARBOHYDRATE, NASEM_2019, IOM_2011, IOM_2001, IOM_2000, IOM_1998, IOM_1997, USDA_SR_LEGACY,
]  # fmt: skip


def behind_needs(*, body_fat_known: bool) -> list[Source]:
    """Behind energy, protein, carbohydrate, fat and fibre; the equation of resting energy first."""
    return [CUNNINGHAM_1991 if body_fat_known else MIFFLIN_1990, *_ENERGY_AND_MACROS]


def behind_plan(*, body_fat_known: bool) -> list[Source]:
    """Behind a nutrition plan: the needs, the vitamins and minerals, the food table."""
    return [*behind_needs(body_fat_known=body_fat_known), *_MENU]
