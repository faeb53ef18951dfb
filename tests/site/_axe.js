// SPDX-License-Identifier: MIT
//
// 30-axe.sh's browser. Takes: a folder of pages, BROWSER. Gives: a line a check.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { chromium } = require("playwright-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const VIEWS = [
  { name: "light", width: 1280, scheme: "light" },
  { name: "dark", width: 1280, scheme: "dark" },
  { name: "320 px", width: 320, scheme: "light" },
  { name: "print", width: 700, scheme: "light", media: "print" },
];

let failed = false;

function say(good, name, wrong) {
  if (!good) failed = true;
  console.log((good ? "ok" : "not ok") + " - browser: " + name);
  if (!good) (wrong || []).slice(0, 12).forEach((line) => console.log("# " + line));
}

function find(folder, found, end = ".html") {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) find(full, found, end);
    else if (entry.name.endsWith(end)) found.push(full);
  }
  return found;
}

// Pages of one kind stand in one folder or have one name, in whichever assessment: units/*/todo.html, evidence/*/*.html,
// items/*.html, index.html, ledger_2.html. Those of long words, of one digit and of the hand-made sample are kinds of their own.
function kind(root, file) {
  const parts = path.relative(root, file).split(path.sep);
  const made = ["long", "digits", "sample"].includes(parts[0]) ? parts[0] + "/" : "";
  const name = parts[parts.length - 1].replace(/_\d+\.html$/, ".html");
  const place = parts.findIndex((part) => ["units", "items", "evidence", "pages"].includes(part));
  return made + (place < 0 ? name : parts[place] + (parts[place] === "units" ? "/" + name : ""));
}

// Of each kind the largest page and the smallest one, which is most likely to lack what others have.
function choose(root) {
  const kinds = new Map();
  for (const file of find(root, [])) {
    const name = kind(root, file);
    kinds.set(name, (kinds.get(name) || []).concat({ file, size: fs.statSync(file).size }));
  }
  return [...kinds.values()].flatMap((files) => {
    files.sort((a, b) => b.size - a.size);
    return files.length > 1 ? [files[0].file, files[files.length - 1].file] : [files[0].file];
  });
}

// A page of a browser, and where what it asks of a network and says on the console is noted: in `seen.now`.
async function newPage(browser, view, seen) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.scheme,
    bypassCSP: true,
    javaScriptEnabled: view.scripts !== false,
  });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) seen.now.outside.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.now.console.push(message.text());
  });
  page.on("pageerror", (error) => seen.now.console.push(String(error)));
  return page;
}

// Opens pages one after another and hands each to each of `looks`; gives for each of these, and in it for each page, what the
// page asked of a network since the look before, what it said on the console, and what was found.
async function open(browser, files, view, ...looks) {
  const seen = {};
  const page = await newPage(browser, view, seen);
  const all = looks.map(() => []);
  for (const file of files) {
    for (const at of looks.keys()) {
      seen.now = { file, outside: [], console: [] };
      all[at].push(seen.now);
      if (at === 0) await page.goto("file://" + file);
      all[at][all[at].length - 1].result = await looks[at](page);
    }
  }
  await page.context().close();
  return all;
}

// The page as it is already open, seen in another way. No script of ours asks how a page is seen (checkBlindScripts), so it is then what
// it would be if it were opened anew.
async function show(page, view) {
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ media: view.media || "screen", colorScheme: view.scheme });
  const shown = await page.evaluate(() => [
    window.innerWidth,
    matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    matchMedia("print").matches ? "print" : "screen",
  ]);
  if (shown.join() !== [view.width, view.scheme, view.media || "screen"].join()) throw new Error("shown as " + shown + ", not " + view.name);
}

async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false }), TAGS);
  const side = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const wide = await page.evaluate(() => [...document.querySelectorAll("th, td")]
    .filter((cell) => !cell.querySelector("pre, svg, img") && cell.getBoundingClientRect().width > window.innerWidth)
    .map((cell) => cell.tagName + " of " + Math.round(cell.getBoundingClientRect().width) + " px: " + cell.textContent.slice(0, 40)));
  return { side, wide, faults: result.violations.map((v) => v.id + ": " + v.nodes[0].target + " " + v.nodes[0].failureSummary.replace(/\s+/g, " ")) };
}

function sayView(root, view, pages) {
  const faults = [], side = [], wide = [], outside = [], said = [];
  for (const seen of pages) {
    const name = path.relative(root, seen.file);
    seen.result.faults.forEach((fault) => faults.push(name + ": " + fault));
    if (seen.result.side > 0) side.push(name + ": " + seen.result.side + " px");
    seen.result.wide.forEach((cell) => wide.push(name + ": " + cell));
    seen.outside.forEach((url) => outside.push(name + ": " + url));
    seen.console.forEach((line) => said.push(name + ": " + line));
  }
  say(!faults.length, "axe: no violation in " + pages.length + " pages, " + view.name, faults);
  if (!view.media) say(!side.length, "no side scrolling, " + view.name, side);
  if (!view.media) say(!wide.length, "no cell is wider than the window, " + view.name, wide);
  say(!outside.length, "nothing asked of any network, " + view.name, outside);
  say(!said.length, "no error on the console, " + view.name, said);
}

const words = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, "");

// Each page is opened once with its scripts, and seen in each way; in the end, what it says is read, as the first view shows it.
async function checkViews(browser, root, files) {
  const looks = VIEWS.map((view) => (page) => show(page, view).then(() => axe(page)));
  const whole = async (page) => {
    await show(page, VIEWS[0]);
    await page.evaluate(() => document.querySelectorAll(".filter").forEach((box) => box.remove()));
    return words(page);
  };
  const all = await open(browser, files, VIEWS[0], ...looks, whole);
  VIEWS.forEach((view, at) => sayView(root, view, all[at]));
  return all[VIEWS.length];
}

function asksForView(script) {
  return /matchMedia|(inner|outer|client|offset|scroll)(Width|Height)|resize|\bscreen\b|getComputedStyle|BoundingClientRect|Observer|currentSrc/i.test(script);
}

// Scripts that are the same however a page is seen.
function checkBlindScripts(root) {
  const scripts = find(root, [], ".js").filter((file) => !/assets[\\/]search[\\/][^\\/]*$/.test(path.relative(root, file)));
  const wrong = scripts.filter((file) => asksForView(fs.readFileSync(file, "utf8")));
  say(scripts.length > 0 && !wrong.length, "no script asks how its page is seen", wrong);
  say(asksForView("if (window.matchMedia('print').matches) x()") && asksForView("addEventListener('resize', x)"), "control: a script that asks");
}

// The longest table of results is sorted by its first column and filtered to one row.
async function useTable(page) {
  const button = page.locator(".sort").first();
  if (!(await button.count())) return null;
  const first = () => page.locator("table:has(.sort)").first().locator("tbody tr td:first-child").allTextContents();
  await button.click();
  const up = await first();
  await button.click();
  const down = await first();
  await page.locator(".filter input").first().fill(down[0]);
  const shown = await page.locator("table:has(.sort)").first().locator("tbody tr:visible").count();
  return { up, down, shown };
}

async function checkScript(browser, files) {
  let used = null;
  for (const file of files) {
    if (used) break;
    const [[seen]] = await open(browser, [file], VIEWS[0], useTable);
    used = seen.result;
  }
  if (used) {
    const { up, down, shown } = used;
    say(up.join() !== down.join() && up.length === down.length, "a table sorts up and down");
    say(shown >= 1 && shown < up.length, "a table is filtered", [shown + " of " + up.length]);
  } else console.log("skip - browser: a table sorts: no page has a long table");
}

// Without scripts nothing is lost but sorting and filtering.
async function checkPlain(browser, root, files, full) {
  const [plain] = await open(browser, files, { ...VIEWS[0], scripts: false }, words);
  const wrong = plain.filter((seen, at) => seen.result !== full[at].result).map((seen) => path.relative(root, seen.file));
  say(!wrong.length, "the text is the same without scripts", wrong);
}

async function checkControls(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dossier-bad-"));
  const file = path.join(folder, "bad.html");
  fs.writeFileSync(
    file,
    '<!DOCTYPE html><html><head><title></title><style>p{color:#ccc;background:#fff;width:500px}</style></head><body><p>pale</p>' +
      '<img src="http://outside.invalid/x.png"><script>missing()</script></body></html>'
  );
  const [[seen]] = await open(browser, [file], { width: 320, scheme: "light" }, axe);
  const found = (id) => seen.result.faults.some((fault) => fault.startsWith(id + ":"));
  say(found("html-has-lang") && found("image-alt") && found("color-contrast"), "control: axe finds the faults of a bad page", seen.result.faults);
  say(seen.result.side > 0, "control: a page that is too wide");
  say(seen.outside.length === 1, "control: a page that asks for a picture from outside", seen.outside);
  say(seen.console.some((line) => /missing/.test(line)), "control: a page whose script fails", seen.console);
  fs.rmSync(folder, { recursive: true });
}

// A page with one fault for each view but the first, seen in all of them on one load.
async function checkViewControls(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dossier-bad-"));
  const file = path.join(folder, "bad.html");
  fs.writeFileSync(
    file,
    '<!DOCTYPE html><html lang="en"><head><title>x</title><style>body{color:#000;background:#fff}' +
      "@media (prefers-color-scheme: dark){p{color:#222;background:#111}h1{background:url(http://outside.invalid/x.png)}}" +
      "@media (max-width: 400px){p{width:500px}}@media print{p{color:#ccc;background:#fff}}</style></head><body><main><h1>x</h1><p>pale</p></main></body></html>"
  );
  const all = await open(browser, [file], VIEWS[0], ...VIEWS.map((view) => (page) => show(page, view).then(() => axe(page))));
  const found = all.map(([seen]) => [seen.result.faults.length, seen.result.side > 0 ? 1 : 0, seen.outside.length].join(" "));
  say(found.join() === ["0 0 0", "1 0 1", "0 1 0", "1 0 0"].join(), "control: what is wrong in one view is found in that view", found);
  fs.rmSync(folder, { recursive: true });
}

async function main() {
  const root = path.resolve(process.argv[2]);
  const files = choose(root);
  const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ["--no-sandbox"] });
  say(files.length > 0, "there are " + files.length + " pages to look at");
  await checkControls(browser);
  await checkViewControls(browser);
  checkBlindScripts(root);
  const full = await checkViews(browser, root, files);
  await checkScript(browser, files);
  await checkPlain(browser, root, files, full);
  await browser.close();
}

main().then(
  () => process.exit(failed ? 1 : 0),
  (error) => {
    console.log("not ok - browser: it runs");
    console.log("# " + error);
    process.exit(1);
  }
);
