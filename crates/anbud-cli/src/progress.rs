//! How far work is that takes over a second: a line on a terminal, wiped out at the end.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::World;

/// How often the line is drawn.
const PACE: Duration = Duration::from_millis(100);
/// How many signs a bar has, and how many columns the whole line has at most.
const BAR: u64 = 30;
const COLUMNS: usize = 72;

/// Does work in a thread of its own, and shows meanwhile on a terminal how far it is; elsewhere just does the work.
pub(crate) fn watch<T: Send>(
    world: &mut World<'_>,
    what: &str,
    percent: &dyn Fn() -> Option<u64>,
    work: impl FnOnce() -> T + Send,
) -> T {
    if !world.err_is_terminal {
        return work();
    }
    let (working, ended) = channel::<()>();
    let begun = Instant::now();
    thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let found = work();
            drop(working);
            found
        });
        let mut wait = world.patience;
        while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            draw(world, &line(what, percent(), begun.elapsed()));
            wait = PACE;
        }
        if begun.elapsed() >= world.patience {
            draw(world, "");
        }
        // a thread that panicked is a mistake of ours, and passed on
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Draws a line over the one before. Where it cannot be drawn, the work goes on.
fn draw(world: &mut World<'_>, line: &str) {
    let columns = world.width.map_or(COLUMNS, |width| width.saturating_sub(1).min(COLUMNS));
    let shown: String = line.chars().take(columns).collect();
    let _ = write!(world.err, "\r{shown:columns$}\r{shown}").and_then(|()| world.err.flush());
}

fn line(what: &str, percent: Option<u64>, since: Duration) -> String {
    let Some(percent) = percent else { return format!("{what}, {} s", since.as_secs()) };
    let bar: String = (0..BAR).map(|at| if at * 100 < percent * BAR { '#' } else { '.' }).collect();
    format!("{what} {bar} {percent:3} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written while work waits for a moment, on a terminal or not.
    fn written(err_is_terminal: bool, percent: Option<u64>) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World::new(&mut out, &mut err, ".");
        (world.err_is_terminal, world.patience) = (err_is_terminal, Duration::ZERO);
        let work = || {
            thread::sleep(PACE);
            42
        };
        assert_eq!(watch(&mut world, "reading scores", &|| percent, work), 42);
        String::from_utf8_lossy(&err).into_owned()
    }

    #[test]
    fn work_is_shown_on_a_terminal_only_and_wiped_out_at_the_end() {
        assert_eq!(written(false, Some(50)), "");
        let shown = written(true, Some(50));
        assert!(
            shown.contains("\rreading scores ###############...............  50 %"),
            "{shown:?}"
        );
        assert!(shown.ends_with(&format!("\r{}\r", " ".repeat(COLUMNS))), "{shown:?}");
        assert!(written(true, None).contains("\rreading scores, 0 s"));
    }

    #[test]
    fn work_that_is_done_soon_is_not_shown() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World::new(&mut out, &mut err, ".");
        world.err_is_terminal = true;
        assert_eq!(watch(&mut world, "reading scores", &|| None, || 42), 42);
        assert!(err.is_empty());
    }
}
