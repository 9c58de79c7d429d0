"""References in APA 7 and NLM (Vancouver) style, as the manuals print them.

The works are real. Expected strings were written by hand from the patterns of the Publication
Manual of the American Psychological Association (7th ed., chapters 9 and 10) and of Citing
Medicine (2nd ed., chapters 1, 2 and 5), and compared with what pandoc 3.9 prints with the same
styles. Where the two differ the manual decides: pandoc's reader drops article numbers, takes "van
der" from the family name, leaves a capital after the colon in NLM style and names the WHO twice
in APA style.
"""

from collections.abc import Mapping

import pytest

from claimgrade.library.csl import FormattedReference, format_references
from claimgrade.model.source import Source

WORKS: Mapping[str, tuple[str, Mapping[str, str], str, str]] = {
    "accents": (
        "article",
        {
            "author": r"Lepp{\"a}luoto, Juhani and Huttunen, Pirkko and Hirvonen, Jorma and "
            r"V{\"a}{\"a}n{\"a}nen, Ahti and Tuominen, Maija and Vuori, Juhani",
            "title": "Endocrine effects of repeated sauna bathing",
            "journal": "Acta Physiologica Scandinavica",
            "year": "1986",
            "month": "nov",
            "volume": "128",
            "number": "3",
            "pages": "467--470",
            "doi": "10.1111/j.1748-1716.1986.tb08000.x",
        },
        "Leppäluoto, J., Huttunen, P., Hirvonen, J., Väänänen, A., Tuominen, M., & Vuori, J. "
        "(1986). Endocrine effects of repeated sauna bathing. Acta Physiologica Scandinavica, "
        "128(3), 467–470. https://doi.org/10.1111/j.1748-1716.1986.tb08000.x",
        "Leppäluoto J, Huttunen P, Hirvonen J, Väänänen A, Tuominen M, Vuori J. Endocrine effects "
        "of repeated sauna bathing. Acta Physiologica Scandinavica. 1986 Nov;128(3):467–70. "
        "doi:10.1111/j.1748-1716.1986.tb08000.x",
    ),
    "title-case": (
        "article",
        {
            "author": "Laukkanen, Tanjaniina and Khan, Hassan and Zaccardi, Francesco and "
            "Laukkanen, Jari A.",
            "title": "Association Between Sauna Bathing and Fatal Cardiovascular and All-Cause "
            "Mortality Events",
            "journal": "{JAMA} Internal Medicine",
            "year": "2015",
            "volume": "175",
            "number": "4",
            "pages": "542--548",
            "doi": "10.1001/jamainternmed.2014.8187",
        },
        "Laukkanen, T., Khan, H., Zaccardi, F., & Laukkanen, J. A. (2015). Association between "
        "sauna bathing and fatal cardiovascular and all-cause mortality events. JAMA Internal "
        "Medicine, 175(4), 542–548. https://doi.org/10.1001/jamainternmed.2014.8187",
        "Laukkanen T, Khan H, Zaccardi F, Laukkanen JA. Association between sauna bathing and "
        "fatal cardiovascular and all-cause mortality events. JAMA Internal Medicine. "
        "2015;175(4):542–8. doi:10.1001/jamainternmed.2014.8187",
    ),
    "dotless-i": (
        "article",
        {
            "author": r"{\v S}r{\'a}mek, P. and {\v S}ime{\v c}kov{\'a}, M. and Jansk{\'y}, L. and "
            r"{\v S}avl{\'\i}kov{\'a}, J. and Vyb{\'\i}ral, S.",
            "title": "Human physiological responses to immersion into water of different "
            "temperatures",
            "journal": "European Journal of Applied Physiology",
            "year": "2000",
            "volume": "81",
            "number": "5",
            "pages": "436--442",
            "doi": "10.1007/s004210050065",
        },
        "Šrámek, P., Šimečková, M., Janský, L., Šavlíková, J., & Vybíral, S. (2000). Human "
        "physiological responses to immersion into water of different temperatures. European "
        "Journal of Applied Physiology, 81(5), 436–442. https://doi.org/10.1007/s004210050065",
        "Šrámek P, Šimečková M, Janský L, Šavlíková J, Vybíral S. Human physiological responses "
        "to immersion into water of different temperatures. European Journal of Applied "
        "Physiology. 2000;81(5):436–42. doi:10.1007/s004210050065",
    ),
    "eighteen-authors": (
        "article",
        {
            "author": r"S{\o}berg, Susanna and L{\"o}fgren, Johan and Philipsen, Frederik E. and "
            "Jensen, Michal and Hansen, Adam E. and Ahrens, Esben and Nystrup, Kristin B. and "
            r"Nielsen, Rune D. and S{\o}lling, Christine and Wedell-Neergaard, Anne-Sophie and "
            r"Berntsen, Marianne and Loft, Annika and Kj{\ae}r, Andreas and Gerhart-Hines, Zachary "
            "and Johannesen, Helle H. and Pedersen, Bente K. and Karstoft, Kristian and Scheele, "
            "Camilla",
            "title": "Altered brown fat thermoregulation and enhanced cold-induced thermogenesis "
            "in young, healthy, winter-swimming men",
            "journal": "Cell Reports Medicine",
            "year": "2021",
            "volume": "2",
            "number": "10",
            "eid": "100408",
            "doi": "10.1016/j.xcrm.2021.100408",
        },
        "Søberg, S., Löfgren, J., Philipsen, F. E., Jensen, M., Hansen, A. E., Ahrens, E., "
        "Nystrup, K. B., Nielsen, R. D., Sølling, C., Wedell-Neergaard, A.-S., Berntsen, M., Loft, "
        "A., Kjær, A., Gerhart-Hines, Z., Johannesen, H. H., Pedersen, B. K., Karstoft, K., & "
        "Scheele, C. (2021). Altered brown fat thermoregulation and enhanced cold-induced "
        "thermogenesis in young, healthy, winter-swimming men. Cell Reports Medicine, 2(10), "
        "Article 100408. https://doi.org/10.1016/j.xcrm.2021.100408",
        "Søberg S, Löfgren J, Philipsen FE, Jensen M, Hansen AE, Ahrens E, et al. Altered brown "
        "fat thermoregulation and enhanced cold-induced thermogenesis in young, healthy, "
        "winter-swimming men. Cell Reports Medicine. 2021;2(10):100408. "
        "doi:10.1016/j.xcrm.2021.100408",
    ),
    "article-number": (
        "article",
        {
            "author": "Ioannidis, John P. A.",
            "title": "Why Most Published Research Findings Are False",
            "journal": "PLoS Medicine",
            "year": "2005",
            "volume": "2",
            "number": "8",
            "pages": "e124",
            "doi": "10.1371/journal.pmed.0020124",
            "pmid": "16060722",
            "pmcid": "PMC1182327",
        },
        "Ioannidis, J. P. A. (2005). Why most published research findings are false. PLoS "
        "Medicine, 2(8), Article e124. https://doi.org/10.1371/journal.pmed.0020124",
        "Ioannidis JPA. Why most published research findings are false. PLoS Medicine. "
        "2005;2(8):e124. doi:10.1371/journal.pmed.0020124 PubMed PMID: 16060722; PubMed Central "
        "PMCID: PMC1182327.",
    ),
    "twenty-six-authors": (
        "article",
        {
            "author": "Page, Matthew J. and McKenzie, Joanne E. and Bossuyt, Patrick M. and "
            "Boutron, Isabelle and Hoffmann, Tammy C. and Mulrow, Cynthia D. and Shamseer, Larissa "
            "and Tetzlaff, Jennifer M. and Akl, Elie A. and Brennan, Sue E. and Chou, Roger and "
            r"Glanville, Julie and Grimshaw, Jeremy M. and Hr{\'o}bjartsson, Asbj{\o}rn and Lalu, "
            "Manoj M. and Li, Tianjing and Loder, Elizabeth W. and Mayo-Wilson, Evan and McDonald, "
            "Steve and McGuinness, Luke A. and Stewart, Lesley A. and Thomas, James and Tricco, "
            "Andrea C. and Welch, Vivian A. and Whiting, Penny and Moher, David",
            "title": "The {PRISMA} 2020 statement: an updated guideline for reporting systematic "
            "reviews",
            "journal": "{BMJ}",
            "year": "2021",
            "volume": "372",
            "eid": "n71",
            "doi": "10.1136/bmj.n71",
        },
        "Page, M. J., McKenzie, J. E., Bossuyt, P. M., Boutron, I., Hoffmann, T. C., Mulrow, C. "
        "D., Shamseer, L., Tetzlaff, J. M., Akl, E. A., Brennan, S. E., Chou, R., Glanville, J., "
        "Grimshaw, J. M., Hróbjartsson, A., Lalu, M. M., Li, T., Loder, E. W., Mayo-Wilson, E., "
        "McDonald, S., … Moher, D. (2021). The PRISMA 2020 statement: An updated guideline for "
        "reporting systematic reviews. BMJ, 372, Article n71. https://doi.org/10.1136/bmj.n71",
        "Page MJ, McKenzie JE, Bossuyt PM, Boutron I, Hoffmann TC, Mulrow CD, et al. The PRISMA "
        "2020 statement: an updated guideline for reporting systematic reviews. BMJ. "
        "2021;372:n71. doi:10.1136/bmj.n71",
    ),
    "editors-alone": (
        "book",
        {
            "editor": "Higgins, Julian P. T. and Thomas, James and Chandler, Jacqueline and "
            "Cumpston, Miranda and Li, Tianjing and Page, Matthew J. and Welch, Vivian A.",
            "title": "{Cochrane} Handbook for Systematic Reviews of Interventions",
            "edition": "2nd",
            "publisher": "Wiley",
            "address": "Chichester",
            "year": "2019",
        },
        "Higgins, J. P. T., Thomas, J., Chandler, J., Cumpston, M., Li, T., Page, M. J., & Welch, "
        "V. A. (Eds.). (2019). Cochrane handbook for systematic reviews of interventions (2nd "
        "ed.). Wiley.",
        "Higgins JPT, Thomas J, Chandler J, Cumpston M, Li T, Page MJ, et al., editors. Cochrane "
        "handbook for systematic reviews of interventions. 2nd ed. Chichester: Wiley; 2019.",
    ),
    "corporate-author": (
        "techreport",
        {
            "author": "{World Health Organization}",
            "title": "{WHO} guidelines on physical activity and sedentary behaviour",
            "institution": "World Health Organization",
            "address": "Geneva",
            "year": "2020",
            "url": "https://www.who.int/publications/i/item/9789240015128",
        },
        "World Health Organization. (2020). WHO guidelines on physical activity and sedentary "
        "behaviour. https://www.who.int/publications/i/item/9789240015128",
        "World Health Organization. WHO guidelines on physical activity and sedentary behaviour "
        "[Internet]. Geneva: World Health Organization; 2020. Available from: "
        "https://www.who.int/publications/i/item/9789240015128",
    ),
    "chapter": (
        "incollection",
        {
            "author": "Deeks, Jonathan J. and Higgins, Julian P. T. and Altman, Douglas G.",
            "title": "Analysing data and undertaking meta-analyses",
            "booktitle": "{Cochrane} Handbook for Systematic Reviews of Interventions",
            "editor": "Higgins, Julian P. T. and Thomas, James",
            "edition": "Second",
            "publisher": "Wiley",
            "address": "Chichester",
            "year": "2019",
            "pages": "241--284",
        },
        "Deeks, J. J., Higgins, J. P. T., & Altman, D. G. (2019). Analysing data and undertaking "
        "meta-analyses. In J. P. T. Higgins & J. Thomas (Eds.), Cochrane handbook for systematic "
        "reviews of interventions (2nd ed., pp. 241–284). Wiley.",
        "Deeks JJ, Higgins JPT, Altman DG. Analysing data and undertaking meta-analyses. In: "
        "Higgins JPT, Thomas J, editors. Cochrane handbook for systematic reviews of "
        "interventions. 2nd ed. Chichester: Wiley; 2019. p. 241–84.",
    ),
    "particle": (
        "article",
        {
            "author": "van der Maaten, Laurens and Hinton, Geoffrey",
            "title": "Visualizing Data Using {t-SNE}",
            "journal": "Journal of Machine Learning Research",
            "year": "2008",
            "volume": "9",
            "pages": "2579--2605",
        },
        "van der Maaten, L., & Hinton, G. (2008). Visualizing data using t-SNE. Journal of Machine "
        "Learning Research, 9, 2579–2605.",
        "van der Maaten L, Hinton G. Visualizing data using t-SNE. Journal of Machine Learning "
        "Research. 2008;9:2579–605.",
    ),
}


@pytest.fixture(scope="module")
def formatted() -> Mapping[str, Mapping[str, FormattedReference]]:
    sources = [Source(key, kind, fields) for key, (kind, fields, *_) in WORKS.items()]
    return {style: format_references(sources, style, cache=False) for style in ("apa", "vancouver")}


@pytest.mark.parametrize("key", WORKS)
def test_apa_as_its_manual_prints_it(
    formatted: Mapping[str, Mapping[str, FormattedReference]], key: str
) -> None:
    assert formatted["apa"][key].text_plain == WORKS[key][2]
    assert formatted["apa"][key].problem == ""


@pytest.mark.parametrize("key", WORKS)
def test_vancouver_as_citing_medicine_prints_it(
    formatted: Mapping[str, Mapping[str, FormattedReference]], key: str
) -> None:
    assert formatted["vancouver"][key].text_plain == WORKS[key][3]
    assert formatted["vancouver"][key].problem == ""


def test_apa_sets_journal_and_volume_in_italics_and_book_titles_too(
    formatted: Mapping[str, Mapping[str, FormattedReference]],
) -> None:
    """APA 7, 9.25 and 9.19: periodical and volume, and titles that stand alone, are italic."""
    apa = formatted["apa"]
    assert "<i>Acta Physiologica Scandinavica</i>, <i>128</i>(3)" in apa["accents"].text_html
    assert "*Acta Physiologica Scandinavica*, *128*(3)" in apa["accents"].text_markdown
    title = "Cochrane handbook for systematic reviews of interventions"
    assert f"<i>{title}</i> (2nd ed.)" in apa["editors-alone"].text_html
