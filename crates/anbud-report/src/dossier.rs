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
    /// What it is of.
    pub of: Of<'a>,
    /// The names of the workbooks; a very large award has none.
    pub workbooks: &'a [String],
}

/// What a dossier is of.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// A procurement without lots.
    Whole,
    /// One lot alone.
    Lot(&'a str),
    /// All lots, by their ids.
    Lots(&'a [&'a str]),
}

/// What lines of the page begin with that stand only in some: one lot alone, all lots, a workbook, several of them.
const MARKS: [&str; 4] = ["?lot ", "?lots ", "?workbook ", "?workbooks "];

/// The page that a dossier begins with, in Markdown.
///
/// ```
/// use anbud::procedure::Language;
/// use anbud_report::dossier::{Dossier, Of, readme};
/// let workbooks = ["award.xlsx".to_owned()];
/// let dossier = Dossier {
///     title: "Lifts",
///     authority: "Region Example",
///     reference: "RE 1",
///     seal: "sha256:00",
///     of: Of::Lot("north"),
///     workbooks: &workbooks,
/// };
/// let text = readme(&dossier, Language::English);
/// assert!(text.contains("sha256sum -c SHA256SUMS") && text.contains("award.xlsx"));
/// assert!(text.contains("anbud verify record.json case --lot north"));
/// let all = Dossier { of: Of::Lots(&["north", "south"]), ..dossier };
/// assert!(readme(&all, Language::Swedish).contains("delarna `north` och `south`"));
/// ```
#[must_use]
pub fn readme(dossier: &Dossier<'_>, language: Language) -> String {
    let text = match language {
        Language::English => ENGLISH,
        Language::Swedish => SWEDISH,
    };
    let plain = |text: &str| crate::style::plain(text).replace(['\n', '\r'], " ");
    let lot = if let Of::Lot(id) = dossier.of { format!(" --lot {id}") } else { String::new() };
    let text: String = text.lines().filter_map(|line| kept(line, dossier)).collect();
    text.replace("{seal}", dossier.seal)
        .replace("{lot}", &lot)
        .replace("{of}", &named(dossier.of, language))
        .replace("{workbooks}", &listed(dossier.workbooks, language))
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{authority}", &plain(dossier.authority))
        .replace("{reference}", &plain(dossier.reference))
        .replace("{title}", &plain(dossier.title))
}

/// A line without its mark; none where it does not belong into this page.
fn kept(line: &str, dossier: &Dossier<'_>) -> Option<String> {
    let several = matches!(dossier.of, Of::Lots(_));
    let has_workbook = !dossier.workbooks.is_empty();
    let holds = [
        matches!(dossier.of, Of::Lot(_)),
        several,
        has_workbook && !several,
        has_workbook && several,
    ];
    let marked = MARKS.iter().zip(holds);
    let found = marked.filter_map(|(mark, holds)| Some((line.strip_prefix(mark)?, holds))).next();
    let (text, holds) = found.unwrap_or((line, true));
    holds.then(|| format!("{text}\n"))
}

fn named(of: Of<'_>, language: Language) -> String {
    match of {
        Of::Whole => String::new(),
        Of::Lot(id) => format!("`{id}`"),
        Of::Lots(ids) => listed(ids, language),
    }
}

/// Names as a list in a sentence.
fn listed(names: &[impl AsRef<str>], language: Language) -> String {
    let and = if language == Language::Swedish { " och " } else { " and " };
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => others.join(", ") + and + last,
        None => String::new(),
    }
}

const ENGLISH: &str = r#"# {title}

{authority} · {reference}

Everything that the evaluation of the tenders rests on, and what came of it. Made by anbud {version}.
?lot It is of the lot {of}; the files in `case/` hold all lots.
?lots It is of the lots {of}, and of how they are shared out.

| file | is |
| --- | --- |
| `case/` | the files that were evaluated: the rules, what was submitted, the scores |
| `seal.txt` | the seal of the rules on the first line, then the digest of every file of the case |
| `record.json` | the record: every figure with how it came about, down to file and line |
| `recheck.py` | a checker in Python 3.11, with nothing but its standard library |
?lots | `recheck_lots.py` | belongs to `recheck.py` and shares the lots out again |
| `report.html` | the evaluation as a page to read and print |
| `report.md` | the report for the file of the procurement |
?workbook | {workbooks} | the award as a workbook that calculates it anew, each figure beside that of anbud |
?workbooks | {workbooks} | the ranking in each lot as a workbook that calculates it anew, each figure beside that of anbud |
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

4. Why a tender has the place it has, in words with file and line:

       anbud explain case TENDER{lot}

?workbook 5. The workbook {workbooks} calculates scores, points and places with the formulas of a spreadsheet. In LibreOffice press
?workbook    Ctrl+Shift+F9.
?workbook 
?workbooks 5. The workbooks of the lots calculate scores, points and places with the formulas of a spreadsheet. In LibreOffice press
?workbooks    Ctrl+Shift+F9. How the lots are shared out stands in the report, and the checkers of step 3 share them out again.
?workbooks 
The format of the record is documented in the manual of anbud, so that anybody can write a checker of their own.
"#;

const SWEDISH: &str = r#"# {title}

{authority} · {reference}

Allt som utvärderingen av anbuden vilar på, och vad den ledde till. Framställt med anbud {version}.
?lot Den gäller delen {of}; filerna i `case/` omfattar alla delar.
?lots Den gäller delarna {of} och hur de fördelas.

| fil | innehåll |
| --- | --- |
| `case/` | filerna som utvärderats: reglerna, det som lämnats in, betygen |
| `seal.txt` | reglernas sigill på första raden, därefter kontrollsumman för varje fil i ärendet |
| `record.json` | protokollet: varje tal och hur det kommit till, ned till fil och rad |
| `recheck.py` | ett kontrollprogram i Python 3.11, med bara dess standardbibliotek |
?lots | `recheck_lots.py` | hör till `recheck.py` och fördelar delarna på nytt |
| `report.html` | utvärderingen som en sida att läsa och skriva ut |
| `report.md` | utvärderingsrapporten till upphandlingsakten |
?workbook | {workbooks} | tilldelningen som arbetsbok som räknar om den, varje tal bredvid det som anbud räknat fram |
?workbooks | {workbooks} | rangordningen i varje del som arbetsbok som räknar om den, varje tal bredvid det som anbud räknat fram |
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

4. Varför ett anbud har den plats det har, i ord med fil och rad:

       anbud explain case ANBUD{lot}

?workbook 5. Arbetsboken {workbooks} räknar fram betyg, poäng och platser med kalkylarkets formler. I LibreOffice: tryck Ctrl+Skift+F9.
?workbook 
?workbooks 5. Delarnas arbetsböcker räknar fram betyg, poäng och platser med kalkylarkets formler. I LibreOffice: tryck
?workbooks    Ctrl+Skift+F9. Hur delarna fördelas står i rapporten, och kontrollprogrammen i steg 3 fördelar dem på nytt.
?workbooks 
Protokollets format beskrivs i anbuds handbok, så att vem som helst kan skriva ett eget kontrollprogram.
"#;
