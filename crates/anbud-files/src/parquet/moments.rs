//! Dates and times of Parquet in ISO 8601: days or parts of a second since the beginning of 1970.

use std::fmt::Write;

const DAY_SECONDS: i64 = 86_400;
/// The days of 400 years, after which the calendar begins again, and of the parts of it.
const DAYS_400_YEARS: i64 = 146_097;
const DAYS_100_YEARS: i64 = 36_524;
const DAYS_4_YEARS: i64 = 1_461;
const DAYS_YEAR: i64 = 365;
/// From the first of March of the year 0 to the beginning of 1970.
const DAYS_TO_1970: i64 = 719_468;

/// Writes a date.
pub(super) fn date(days: i64, text: &mut String) {
    // years begin in March here, so that the day of a leap year is the last one
    let days = days + DAYS_TO_1970;
    let cycle = days.div_euclid(DAYS_400_YEARS);
    let day = days.rem_euclid(DAYS_400_YEARS);
    let leaps = day / (DAYS_4_YEARS - 1) - day / DAYS_100_YEARS + day / (DAYS_400_YEARS - 1);
    let year = (day - leaps) / DAYS_YEAR;
    let day_of_year = day - (DAYS_YEAR * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = cycle * 400 + year + next;
    let _ = write!(text, "{year:04}-{month:02}-{day_of_month:02}");
}

/// Writes a date and time; `of_second` is how many of its unit make a second.
pub(super) fn time(value: i64, of_second: i64, text: &mut String) {
    let seconds = value.div_euclid(of_second);
    date(seconds.div_euclid(DAY_SECONDS), text);
    let rest = seconds.rem_euclid(DAY_SECONDS);
    let _ = write!(text, "T{:02}:{:02}:{:02}", rest / 3_600, rest / 60 % 60, rest % 60);
    let part = value.rem_euclid(of_second) * (1_000_000_000 / of_second);
    if part > 0 {
        let _ = write!(text, ".{part:09}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_seconds_are_dates_and_times() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (17_654, "2018-05-03"),
            (19_782, "2024-02-29"),
        ] {
            let mut text = String::new();
            date(days, &mut text);
            assert_eq!(text, expected);
        }
        let mut text = String::new();
        time(1_525_357_800_500, 1_000, &mut text);
        assert_eq!(text, "2018-05-03T14:30:00.500000000");
    }
}
