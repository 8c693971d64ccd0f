//! How many random cases a test tries, and which: the same few in every run, or as many others as are asked for.

use proptest::test_runner::Config;

/// The settings of a test that usually tries so many cases.
///
/// `PROPTEST_CASES` asks for another number of them, and `PROPTEST_RNG_SEED` for other cases: see `.ci/search`.
pub fn trials(usually: u32) -> Config {
    let stated = std::env::var("PROPTEST_CASES").ok();
    let cases = stated.and_then(|cases| cases.parse().ok()).unwrap_or(usually);
    Config { cases, failure_persistence: None, max_shrink_iters: 1_000, ..Config::default() }
}
