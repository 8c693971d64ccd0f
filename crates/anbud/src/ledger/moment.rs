//! Dates and times in ISO 8601, and which of two is the later one.

/// A date or a date-time as stated. It is not a point but a stretch of time: a date is a day long, `14:30` a minute.
///
/// | stated | understood as |
/// | --- | --- |
/// | `2018-05-03` | any time of that day, wherever it was said |
/// | `2018-05-03T14:30`, `…:00`, `…:00.5` | a local time; compared with other local times as if said in one place |
/// | `2018-05-03T14:30+02:00`, `…Z` | a point in time |
///
/// A local time and one with an offset are compared as far as the offsets in use on earth allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The first instant of the stretch and the first after it, in nanoseconds; local unless there is an offset.
    begin: i128,
    end: i128,
    has_offset: bool,
}

const SECOND: i128 = 1_000_000_000;
const MINUTE: i128 = 60 * SECOND;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;
/// Clocks on earth are between 12 hours behind and 14 hours ahead of UTC.
const BEHIND_MOST: i128 = 12 * HOUR;
const AHEAD_MOST: i128 = 14 * HOUR;

impl Moment {
    /// Reads a date or date-time; none where it is not one, such as the 30th of February.
    pub(super) fn read(text: &str) -> Option<Moment> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let day = i128::from(read_date(date)?) * DAY;
        let Some(time) = time else {
            return Some(Moment { begin: day, end: day + DAY, has_offset: false });
        };
        let (clock, offset) = split_offset(time)?;
        let (since_midnight, length) = read_clock(clock)?;
        let begin = day + since_midnight - offset.unwrap_or(0);
        Some(Moment { begin, end: begin + length, has_offset: offset.is_some() })
    }

    /// Whether all of this comes before all of the other.
    pub(super) fn is_before(self, other: Moment) -> bool {
        if self.has_offset == other.has_offset {
            self.end <= other.begin
        } else {
            self.latest() <= other.earliest()
        }
    }

    /// The earliest point in time that can be meant; what comes before has an earlier one.
    pub(super) fn earliest(self) -> i128 {
        if self.has_offset { self.begin } else { self.begin - AHEAD_MOST }
    }

    fn latest(self) -> i128 {
        if self.has_offset { self.end } else { self.end + BEHIND_MOST }
    }
}

/// Days since 1970-01-01 of `2018-05-03`.
fn read_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) =
        (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_good = parts.next().is_none() && year >= 1 && (1..=longest).contains(&day);
    is_good.then(|| days(year, month, day))
}

/// Counts years from March on, so that the leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let before = 365 * year + year / 4 - year / 100 + year / 400;
    before + (153 * month + 2) / 5 + day - 719_469
}

/// The clock and the offset of `14:30:05+02:00`; the offset is none for a local time.
fn split_offset(time: &str) -> Option<(&str, Option<i128>)> {
    if let Some(clock) = time.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = time.find(['+', '-']) else { return Some((time, None)) };
    let (clock, offset) = time.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let mut parts = offset.get(1..)?.split(':');
    let (hours, minutes) = (digits(parts.next()?, 2)?, digits(parts.next().unwrap_or("00"), 2)?);
    let is_good = parts.next().is_none() && hours <= 14 && minutes <= 59;
    is_good.then(|| (clock, Some(sign * (i128::from(hours) * HOUR + i128::from(minutes) * MINUTE))))
}

/// Nanoseconds since midnight and the length of the stretch: a minute, a second, or a fraction of one.
fn read_clock(text: &str) -> Option<(i128, i128)> {
    let mut parts = text.split(':');
    let (hours, minutes) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let seconds = parts.next();
    if parts.next().is_some() || hours > 23 || minutes > 59 {
        return None;
    }
    let minute = i128::from(hours) * HOUR + i128::from(minutes) * MINUTE;
    let Some(seconds) = seconds else { return Some((minute, MINUTE)) };
    let (whole, fraction) = match seconds.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (seconds, None),
    };
    let whole = digits(whole, 2).filter(|whole| *whole <= 59)?;
    let (nanoseconds, length) = fraction.map_or(Some((0, SECOND)), read_fraction)?;
    Some((minute + i128::from(whole) * SECOND + nanoseconds, length))
}

/// A fraction of a second in nanoseconds, and how long its last digit is; at most nine digits.
fn read_fraction(text: &str) -> Option<(i128, i128)> {
    let length = 10_i128.pow(9_u32.checked_sub(u32::try_from(text.len()).ok()?)?);
    Some((i128::from(digits(text, text.len())?) * length, length))
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<i64> {
    let is_good = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_good.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_date_or_time_is_refused() {
        let bad = "2018-5-3 2018-02-29 2018-13-01 2018-00-10 2018-04-31 1900-02-29 03/05/2018 20180503 0000-01-01 \
                   2018-05-03T 2018-05-03T24:00 2018-05-03T14 2018-05-03T14:60 2018-05-03T14:30:60 2018-05-03T14:30:5 \
                   2018-05-03T14:30:05. 2018-05-03T14:30:05.1234567890 2018-05-03T14:30+2 2018-05-03T14:30+02:00:00 \
                   2018-05-03T14:30+15:00 2018-05-03t14:30 2018-05-03T14:30z 2018-05-03-04 +2018-05-03 yesterday";
        for text in
            bad.split_whitespace().chain(["", "2018-05-03 14:30", "2018-05-03T14:30 +02:00"])
        {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (date, expected) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("1970-03-01", 59),
            ("2000-02-29", 11_016),
            ("2018-05-03", 17_654),
            ("2024-12-31", 20_088),
            ("0001-01-01", -719_162),
        ] {
            assert_eq!(read_date(date), Some(expected), "{date}");
        }
    }

    #[test]
    fn the_later_of_two_moments_is_known_or_not() {
        // each line: earlier, later
        for (earlier, later) in [
            ("2018-05-03", "2018-05-04"),
            ("2018-05-03", "2018-05-04T00:00"),
            ("2018-05-03T23:59", "2018-05-04"),
            ("2018-05-03T14:30", "2018-05-03T14:31"),
            ("2018-05-03T14:30:05", "2018-05-03T14:30:06"),
            ("2018-05-03T14:30:05.1", "2018-05-03T14:30:05.2"),
            ("2018-05-03T14:30:05,19", "2018-05-03T14:30:05.2"),
            ("2018-05-03T15:00+02:00", "2018-05-03T14:00Z"),
            ("2018-05-03T15:00+02", "2018-05-03T14:00-00:30"),
            ("2018-05-03T12:00", "2018-05-04T12:00Z"),
            ("2018-05-02T23:00Z", "2018-05-04"),
        ] {
            let (a, b) = (Moment::read(earlier).unwrap(), Moment::read(later).unwrap());
            assert!(a.is_before(b) && !b.is_before(a), "{earlier} {later}");
            assert!(a.earliest() < b.earliest(), "{earlier} {later}");
        }
        // each line: the order cannot be known
        for (one, other) in [
            ("2018-05-03", "2018-05-03"),
            ("2018-05-03", "2018-05-03T14:30"),
            ("2018-05-03T14:30", "2018-05-03T14:30:20"),
            ("2018-05-03T14:30:05", "2018-05-03T14:30:05.9"),
            ("2018-05-03T15:00+02:00", "2018-05-03T13:00Z"),
            ("2018-05-03T12:00", "2018-05-03T20:00Z"),
            ("2018-05-03", "2018-05-04T00:00Z"),
        ] {
            let (a, b) = (Moment::read(one).unwrap(), Moment::read(other).unwrap());
            assert!(!a.is_before(b) && !b.is_before(a), "{one} {other}");
        }
    }
}
