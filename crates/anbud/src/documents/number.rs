//! Numbers from the digits written, and what to write instead of what is not one.

use crate::{Literal, LiteralError};

use super::shown::shown;

/// Why something written cannot be read as a number, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) message: String,
    pub(super) help: String,
}

/// A number in a text between quotes.
pub(super) fn from_text(text: &str) -> Result<Literal, Complaint> {
    text.parse().map_err(|error| complaint(text, error))
}

/// A TOML integer; `digits` are without `_` and without the prefix of its base.
pub(super) fn from_integer(digits: &str, base: u32) -> Result<Literal, Complaint> {
    let (name, prefix) = match base {
        2 => ("a binary", "0b"),
        8 => ("an octal", "0o"),
        16 => ("a hexadecimal", "0x"),
        _ => return from_text(digits),
    };
    let message = format!("{} is {name} number", shown(&format!("{prefix}{digits}")));
    let help = match i128::from_str_radix(digits, base) {
        Ok(number) => format!("write `{number}`"),
        Err(_) => PLAIN.to_owned(),
    };
    Err(Complaint { message, help })
}

const PLAIN: &str = "write digits with at most one point, such as `20.5`";

fn complaint(text: &str, error: LiteralError) -> Complaint {
    let what = match error {
        LiteralError::NotANumber => "is not a number",
        LiteralError::Exponent => "has an exponent",
        LiteralError::TooLong => "has more than 28 digits",
        LiteralError::Comma => "has a comma where a number has a point",
        LiteralError::Thousands => "has marks between the digits",
    };
    let help = match error {
        LiteralError::TooLong => {
            "at most 28 significant digits and 28 decimals are read".to_owned()
        }
        LiteralError::Exponent => {
            expanded(text).map_or_else(|| PLAIN.to_owned(), |plain| format!("write `{plain}`"))
        }
        _ => remedy(text).unwrap_or_else(|| PLAIN.to_owned()),
    };
    Complaint { message: format!("{} {what}", shown(text.trim())), help }
}

/// What to write for `20,5`, `1 234,50` or `1'234`; none where the text is no number that people write.
pub(super) fn remedy(text: &str) -> Option<String> {
    let text = text.trim();
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number, " %"),
        None => (text, ""),
    };
    let plain: String = number
        .chars()
        .filter(|c| !c.is_whitespace() && !"'’_".contains(*c))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    // `.5` and `5.` are half written
    let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
    let plain = plain.strip_suffix('.').unwrap_or(&plain);
    let is_written = |text: &str| text.parse::<Literal>().is_ok();
    let digits = with_point(plain);
    if plain.split([',', '.']).any(str::is_empty) || !is_written(&digits) {
        return None;
    }
    let quoted = |digits: &str| match percent {
        "" => format!("`{digits}`"),
        _ => format!("`\"{digits}{percent}\"`"),
    };
    let unmarked = plain.replace(',', "");
    if separates_thousands(number.trim()) && is_written(&unmarked) {
        let other = quoted(&unmarked);
        return Some(format!(
            "write {}, or {other} if the comma separates thousands",
            quoted(&digits)
        ));
    }
    Some(format!("write {}", quoted(&digits)))
}

/// Digits with the last mark among them as the decimal point, unless it stands there more than once.
fn with_point(plain: &str) -> String {
    let is_single = |mark: char| plain.matches(mark).count() == 1;
    match (plain.rfind(','), plain.rfind('.')) {
        (Some(comma), point) if point < Some(comma) && is_single(',') => {
            plain.replace('.', "").replace(',', ".")
        }
        (_, Some(_)) if !is_single('.') => plain.replace([',', '.'], ""),
        _ => plain.replace(',', ""),
    }
}

/// Whether the one comma in `1,234` may as well separate thousands.
fn separates_thousands(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, rest)| {
        digits(whole)
            && digits(rest)
            && rest.len() == 3
            && (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
    })
}

/// `1.5e3` written out; none where that takes too many digits.
fn expanded(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.trim().split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok().filter(|exponent| (-28..=28).contains(exponent))?;
    let mantissa: Literal = mantissa.parse().ok()?;
    let (digits, decimals) = mantissa.scaled();
    let decimals = i32::try_from(decimals).ok()? - exponent;
    let plain = if decimals <= 0 {
        let zeros = if digits == 0 { 0 } else { usize::try_from(-decimals).ok()? };
        format!("{digits}{}", "0".repeat(zeros))
    } else {
        let width = usize::try_from(decimals).ok()?;
        let padded = format!("{:0>least$}", digits.unsigned_abs(), least = width + 1);
        let (whole, fraction) = padded.split_at_checked(padded.len() - width)?;
        format!("{}{whole}.{fraction}", if digits < 0 { "-" } else { "" })
    };
    plain.parse::<Literal>().ok().map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_not_to_write_a_number_has_its_remedy() {
        let both = "write `1.234`, or `1234` if the comma separates thousands";
        let table = [
            ("20,5", "write `20.5`"),
            ("1,234", both),
            ("0,125", "write `0.125`"),
            ("-20,5", "write `-20.5`"),
            ("−5", "write `-5`"),
            ("1 234,50", "write `1234.50`"),
            ("1\u{a0}234", "write `1234`"),
            ("1'234'567", "write `1234567`"),
            ("1.234.567", "write `1234567`"),
            ("1,234,567", "write `1234567`"),
            ("1,234,567.89", "write `1234567.89`"),
            ("1.234.567,89", "write `1234567.89`"),
            ("7,5 %", "write `\"7.5 %\"`"),
            ("1e6", "write `1000000`"),
            ("1.25E+1", "write `12.5`"),
            ("-5e-3", "write `-0.005`"),
            ("0e9", "write `0`"),
            ("1e99", PLAIN),
            ("abc", PLAIN),
            ("1..2", PLAIN),
            (".5", "write `0.5`"),
            ("5.", "write `5`"),
            ("", PLAIN),
            ("inf", PLAIN),
        ];
        for (text, help) in table {
            let read = from_text(text).map_err(|complaint| complaint.help);
            assert_eq!(read, Err(help.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_bases_are_refused_with_their_value() {
        let complaint =
            |digits, base| from_integer(digits, base).err().map(|c| (c.message, c.help));
        let hexadecimal = ("`0x1F` is a hexadecimal number".to_owned(), "write `31`".to_owned());
        assert_eq!(complaint("1F", 16), Some(hexadecimal));
        let octal = ("`0o17` is an octal number".to_owned(), "write `15`".to_owned());
        assert_eq!(complaint("17", 8), Some(octal));
        assert_eq!(complaint("17", 10), None);
    }
}
