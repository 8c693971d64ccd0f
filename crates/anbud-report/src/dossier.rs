//! The page that a dossier begins with: what is in it, and how a reviewer checks it.

use anbud::procedure::Language;

/// What the page says.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// The title of the procurement.
    pub title: &'a str,
    /// The contracting authority.
    pub authority: &'a str,
    /// The reference number.
    pub reference: &'a str,
    /// The seal of meaning of the rules.
    pub seal: &'a str,
    /// The one lot that it is of; none where there are no lots.
    pub lot: Option<&'a str>,
    /// Whether there is a workbook; a very large case has none.
    pub has_workbook: bool,
}

/// The page that a dossier begins with, in Markdown.
///
/// ```
/// use anbud::procedure::Language;
/// use anbud_report::dossier::{Dossier, readme};
/// let dossier = Dossier {
///     title: "Lifts",
///     authority: "Region Example",
///     reference: "RE 1",
///     seal: "sha256:00",
///     lot: Some("north"),
///     has_workbook: true,
/// };
/// let text = readme(&dossier, Language::English);
/// assert!(text.contains("sha256sum -c SHA256SUMS") && text.contains("award.xlsx"));
/// assert!(text.contains("anbud verify record.json case --lot north"));
/// assert!(readme(&dossier, Language::Swedish).contains("Så granskar du tilldelningen"));
/// ```
#[must_use]
pub fn readme(dossier: &Dossier<'_>, language: Language) -> String {
    let text = match language {
        Language::English => ENGLISH,
        Language::Swedish => SWEDISH,
    };
    let plain = |text: &str| crate::style::plain(text).replace(['\n', '\r'], " ");
    // where there is no workbook, or no lot, the lines that speak of it are left out
    let kept = text.lines().filter(|line| {
        let speaks_of = |what: &str| line.contains(what);
        (dossier.has_workbook || !speaks_of("award.xlsx"))
            && (dossier.lot.is_some() || !speaks_of("{id}"))
    });
    let lot = dossier.lot.map(|lot| format!(" --lot {lot}")).unwrap_or_default();
    let text: String = kept.map(|line| format!("{line}\n")).collect();
    text.replace("{seal}", dossier.seal)
        .replace("{lot}", &lot)
        .replace("{id}", dossier.lot.unwrap_or_default())
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{authority}", &plain(dossier.authority))
        .replace("{reference}", &plain(dossier.reference))
        .replace("{title}", &plain(dossier.title))
}

const ENGLISH: &str = r#"# {title}

{authority} · {reference}

Everything that the evaluation of the tenders rests on, and what came of it. Made by anbud {version}.
It is of the lot `{id}`; the files in `case/` hold all lots.

| file | is |
| --- | --- |
| `case/` | the files that were evaluated: the rules, what was submitted, the scores |
| `seal.txt` | the seal of the rules on the first line, then the digest of every file of the case |
| `record.json` | the record: every figure with how it came about, down to file and line |
| `recheck.py` | a checker in Python 3.11, with nothing but its standard library |
| `report.html` | the evaluation as a page to read and print |
| `report.md` | the report for the file of the procurement |
| `award.xlsx` | the award as a workbook that calculates it anew, each figure beside that of anbud |
| `SHA256SUMS` | the digests of all these files |

## How to check the award

1. Nothing was changed since the dossier was made:

       sha256sum -c SHA256SUMS

   The digest of the dossier itself, `sha256sum award.zip`, is what to compare with the one that the authority states.

2. The rules are the ones that were published. Their seal is

       {seal}

   Compare it with the one in the notice. A program computes it from `case/criteria.toml`: comments, the order of keys and the
   spelling of numbers do not change it, anything that can change an award does.

       anbud seal case --expect {seal}

3. Every figure follows from the ones before it, by arithmetic that shares no code with the evaluation; the literals stand in
   the files where the record says so; and a full evaluation comes to the same:

       anbud verify record.json case{lot}

   The same by a program short enough to be read, without anbud:

       python3 recheck.py record.json case

4. The workbook `award.xlsx` calculates scores, points and places with the formulas of a spreadsheet. In LibreOffice press Ctrl+Shift+F9.

5. Why a tender has the place it has, in words with file and line:

       anbud explain case TENDER{lot}

The format of the record is documented in the manual of anbud, so that anybody can write a checker of their own.
"#;

const SWEDISH: &str = r#"# {title}

{authority} · {reference}

Allt som utvärderingen av anbuden vilar på, och vad den ledde till. Framställt med anbud {version}.
Den gäller anbudsområdet `{id}`; filerna i `case/` omfattar alla anbudsområden.

| fil | innehåll |
| --- | --- |
| `case/` | filerna som utvärderats: reglerna, det som lämnats in, betygen |
| `seal.txt` | reglernas sigill på första raden, därefter kontrollsumman för varje fil i ärendet |
| `record.json` | protokollet: varje tal och hur det kommit till, ned till fil och rad |
| `recheck.py` | ett kontrollprogram i Python 3.11, med bara dess standardbibliotek |
| `report.html` | utvärderingen som en sida att läsa och skriva ut |
| `report.md` | utvärderingsrapporten till upphandlingsakten |
| `award.xlsx` | tilldelningen som arbetsbok som räknar om den, varje tal bredvid det som anbud räknat fram |
| `SHA256SUMS` | kontrollsummorna för alla dessa filer |

## Så granskar du tilldelningen

1. Inget har ändrats sedan akten gjordes:

       sha256sum -c SHA256SUMS

   Kontrollsumman för akten själv, `sha256sum award.zip`, jämförs med den som myndigheten uppger.

2. Reglerna är de som annonserades. Deras sigill är

       {seal}

   Jämför det med sigillet i annonsen. Ett program räknar fram det ur `case/criteria.toml`: kommentarer, nycklarnas ordning och
   hur tal är skrivna ändrar det inte, men allt som kan ändra en tilldelning gör det.

       anbud seal case --expect {seal}

3. Varje tal följer av de föregående, med räknesätt som inte delar någon kod med utvärderingen; talen ur handlingarna står i
   filerna där protokollet säger det; och en fullständig utvärdering ger samma resultat:

       anbud verify record.json case{lot}

   Detsamma med ett program som är kort nog att läsa, utan anbud:

       python3 recheck.py record.json case

4. Arbetsboken `award.xlsx` räknar fram betyg, poäng och platser med kalkylarkets formler. I LibreOffice: tryck Ctrl+Skift+F9.

5. Varför ett anbud har den plats det har, i ord med fil och rad:

       anbud explain case ANBUD{lot}

Protokollets format beskrivs i anbuds handbok, så att vem som helst kan skriva ett eget kontrollprogram.
"#;
