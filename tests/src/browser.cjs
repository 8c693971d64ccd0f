// Opens pages in headless Chromium at the width of a desk and of a phone, prints them, and says what is wrong, one line each.
// Needs `npm install axe-core playwright-core`, found by NODE_PATH. Usage: node browser.cjs CHROMIUM FOLDER FILE…
// Screenshots are kept in FOLDER.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [program, folder, ...files] = process.argv.slice(2);
const WIDTHS = [['desk', 1200], ['phone', 375]];

// In the page: what is wider than the page, texts of charts that leave them or lie over each other, elements that run scripts.
function faults() {
  const found = [];
  if (document.documentElement.scrollWidth > window.innerWidth) {
    found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  }
  if (document.querySelector('script, iframe, object, img, link[rel=stylesheet]')) found.push('the page holds more than text');
  for (const chart of document.querySelectorAll('figure svg:not(.key)')) {
    if (getComputedStyle(chart).display === 'none') continue;
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
    texts.forEach(([text, box], at) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
        found.push(`the text “${text}” leaves its chart`);
      }
      for (const [other, next] of texts.slice(at + 1)) {
        // the box of a line of text is higher than its letters
        if (box.left < next.right - 1 && next.left < box.right - 1 && box.top < next.bottom - 3 && next.top < box.bottom - 3) {
          found.push(`the texts “${text}” and “${other}” overlap`);
        }
      }
    });
  }
  return found;
}

// In the printed page: what is wider than the paper.
function tooWide(width) {
  return [...document.querySelectorAll('table, figure, pre, math, dl, ul, p, h1')]
    .filter((one) => getComputedStyle(one).display !== 'none' && one.getBoundingClientRect().right > width + 1)
    .map((one) => `printed: <${one.tagName.toLowerCase()}> ${one.textContent.trim().slice(0, 40)} reaches ${Math.round(one.getBoundingClientRect().right)}`);
}

async function look(browser, file) {
  const name = path.basename(file, '.html');
  for (const [kind, width] of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const say = (what) => console.log(`${name}, ${kind}: ${what}`);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && say(message.text()));
    page.on('pageerror', (error) => say(error.message));
    page.on('request', (request) => /^https?:/.test(request.url()) && say(`loads ${request.url()}`));
    page.on('dialog', (dialog) => { say('a script ran'); dialog.dismiss(); });
    await page.goto(`file://${file}`);
    (await page.evaluate(faults)).forEach(say);
    await page.screenshot({ path: path.join(folder, `${name}-${kind}.png`), fullPage: true });
    await page.evaluate(axe);
    const checked = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    checked.violations.forEach((one) => say(`${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' ')}`));
    if (kind === 'desk') {
      // the width of A4 less its margins, at 96 dots an inch
      await page.setViewportSize({ width: 680, height: 900 });
      await page.emulateMedia({ media: 'print' });
      (await page.evaluate(tooWide, 680)).forEach(say);
      await page.pdf({ path: path.join(folder, `${name}.pdf`), format: 'A4' });
    }
    await page.close();
  }
}

(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: program, args });
  for (const file of files) await look(browser, file);
  await browser.close();
  console.log(`looked at ${files.length}`);
})().catch((error) => { console.log(error.stack); process.exit(1); });
