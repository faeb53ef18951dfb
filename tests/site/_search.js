// SPDX-License-Identifier: MIT
//
// 40-search.sh's browser: _search.js make INPUT writes an assessment; _search.js look INPUT SITE TERMS searches its pages and
// gives a line a check. TERMS: what the program makes of each character, from tests/unit/publish_search.c; may be missing.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const UNITS = ["east", "west", "north"];
const PAPERS = 40;
// Forms of one character, Simplified first: what a look at each text takes for the same.
const FORMS = ["学學", "习習", "计計", "划劃", "党黨", "会會", "议議", "记記", "录錄", "书書"];
const LATIN = ["plan", "planning", "report", "Ｒｅｐｏｒｔ", "naïve", "2017", "a-b"];
const HOSTILE = "<img src=x onerror=alert(1)> \"</script>' 危险";
const ASKED = ["学习", "學習", "计划", "計劃", "党会", "黨會", "党", "會", "plan", "PLAN", "plann", "rep", "report", "ＲＥＰ", "naïve", "2017",
  "学习 plan", "plan 计划", "議 記 2017", "a-b", "书记 report", "錄书"];

let failed = false;

function say(good, name, wrong) {
  if (!good) failed = true;
  console.log((good ? "ok" : "not ok") + " - search: " + name);
  if (!good) (wrong || []).slice(0, 8).forEach((line) => console.log("# " + String(line).replace(/\n/g, " ")));
}

// ---- The input ----

let seed = 7;
function dice(count) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 16) % count;
}

// West writes in Traditional characters, the others in Simplified ones.
function form(unit, number) {
  return FORMS[number][unit === "west" ? 1 : 0];
}

function sentence(unit) {
  const words = [];
  for (let i = 0; i < 3; i++) {
    if (dice(3) === 0) words.push(LATIN[dice(LATIN.length)]);
    else words.push(Array.from({ length: 1 + dice(3) }, () => form(unit, dice(FORMS.length))).join(""));
  }
  return words.join(" ") + "。";
}

function paperName(number) {
  return "p" + String(number).padStart(2, "0");
}

function make(folder) {
  const root = path.join(folder, "search");
  for (const unit of UNITS) {
    fs.mkdirSync(path.join(root, "units", unit), { recursive: true });
    for (let i = 0; i < PAPERS; i++)
      fs.writeFileSync(path.join(root, "units", unit, paperName(i) + ".md"), "# " + (i % 9 ? "" : form(unit, 0) + form(unit, 1) + " ") + sentence(unit) + "\n\n" + sentence(unit) + "\n");
  }
  const hostile = path.join(root, "units", "east", "hostile.md");
  fs.writeFileSync(hostile, "---\ntitle: '" + HOSTILE.replace(/'/g, "''") + "'\n---\n\nquux\n");
  const long = "# Long\n\n" + "filler ".repeat(4000) + "\n\nunreached\n";
  fs.writeFileSync(path.join(root, "units", "east", "long.md"), long);
  fs.writeFileSync(path.join(root, "assessment.yml"), "title: Search\npack: project-docs\nperiod: 2024\nas_of: 2024-12-31\nlanguage: en\n");
}

// ---- A look at every text ----

function same(text) {
  const plain = text.normalize("NFKC").toLowerCase();
  return Array.from(plain, (c) => (FORMS.find((forms) => forms[1] === c) || c)[0]).join("");
}

function holds(text, asked) {
  return same(asked)
    .split(/[\s-]+/)
    .every((word) => (/^[0-9a-zï]/.test(word) ? new RegExp("(^|[^0-9a-zï])" + word).test(text) : text.includes(word)));
}

function texts(input) {
  const all = new Map();
  for (const unit of UNITS)
    for (let i = 0; i < PAPERS; i++) {
      const name = unit + "/" + paperName(i);
      all.set(name, same(fs.readFileSync(path.join(input, "search/units", name + ".md"), "utf8")));
    }
  return all;
}

function scan(all, asked) {
  return [...all].filter(([, text]) => holds(text, asked)).map(([name]) => name).sort();
}

// ---- The page ----

async function ask(page, site, question) {
  await page.goto("file://" + site + "/units/west/index.html");
  await page.fill(".search input", question);
  await page.press(".search input", "Enter");
  await page.waitForURL(/search\.html/);
  await page.waitForFunction(() => {
    const said = document.querySelector("[role=status]");
    return said && said.textContent && said.textContent !== document.body.dataset.searchWait;
  });
  for (;;) {
    const more = page.locator(".more:visible").first();
    if (!(await more.count())) break;
    const rows = await page.locator(".found li").count();
    await more.click();
    await page.waitForFunction((before) => document.querySelectorAll(".found li").length > before, rows);
  }
  return page.evaluate(() => ({
    status: document.querySelector("[role=status]").textContent,
    marks: Array.from(document.querySelectorAll(".found mark"), (mark) => mark.textContent),
    rows: Array.from(document.querySelectorAll(".found li"), (row) => ({
      title: row.querySelector("a").textContent,
      href: row.querySelector("a").href,
      below: row.querySelector("p") ? row.querySelector("p").textContent : "",
    })),
  }));
}

function papersOf(answer) {
  const names = answer.rows.map((row) => /^(\w+) · .*?(p\d\d)\.md$/.exec(row.below)).filter(Boolean);
  return names.map((match) => match[1] + "/" + match[2]).sort();
}

async function checkScan(page, input, site) {
  const all = texts(input);
  const wrong = [];
  let found = 0;
  for (const asked of ASKED) {
    const got = papersOf(await ask(page, site, asked));
    const wanted = scan(all, asked);
    found += wanted.length;
    if (got.join() !== wanted.join()) wrong.push(asked + ": " + got.length + " found, " + wanted.length + " there");
  }
  say(!wrong.length && found > 100, "what is found is what a look at each of " + all.size + " texts finds, for " + ASKED.length + " questions", wrong);
  all.set("west/p00", "plan");
  const got = papersOf(await ask(page, site, "plan"));
  all.set("west/" + paperName(PAPERS), "plan");
  say(got.join() !== scan(all, "plan").join(), "control: a text more, and the two differ");
}

async function checkForms(page, site) {
  const simplified = await ask(page, site, "学习");
  const traditional = await ask(page, site, "學習");
  const units = (answer) => new Set(papersOf(answer).map((name) => name.split("/")[0]));
  say(units(simplified).has("west"), "two Simplified characters find papers in Traditional ones");
  say(units(traditional).has("east"), "two Traditional characters find papers in Simplified ones");
  say(simplified.marks.includes("學習") && simplified.marks.includes("学习"), "what was looked for is marked in both", simplified.marks);
}

async function checkHostile(page, site, problems) {
  const title = await ask(page, site, "危险");
  say(title.rows.length === 1 && title.rows[0].title === HOSTILE, "a hostile title is found and stays text", [JSON.stringify(title.rows)]);
  const wrong = [];
  for (const question of [HOSTILE, "<script>alert(1)</script>", "\"'&<>", "%00%", "quux' onclick=alert(1)", "{1}{2}", "\u202e学"]) {
    const answer = await ask(page, site, question);
    if (!answer.status) wrong.push(question + ": no status");
    if (await page.locator("main img, main script, main [onclick]").count()) wrong.push(question + ": became markup");
  }
  say(!wrong.length, "hostile questions stay text", wrong);
  say((await ask(page, site, "\"'&<>")).rows.length === 0, "signs alone find nothing");
  say(/Nothing/.test((await ask(page, site, "qqqqq")).status), "what is nowhere is said to be nowhere");
  say((await ask(page, site, "unreached")).rows.length === 0, "a text is indexed up to its limit");
  say((await ask(page, site, "filler")).rows.length === 1, "and the part before the limit is found");
  say(!problems.length, "no error, no dialog, nothing asked of any network, nothing refused by the policy", problems);
}

async function checkKinds(page, site) {
  const unit = await ask(page, site, "west");
  say(unit.rows[0].title === "west" && /units\/west\/index\.html$/.test(unit.rows[0].href), "a unit comes first", [JSON.stringify(unit.rows[0])]);
  const licence = await ask(page, site, "licen");
  const leads = licence.rows.map((row) => row.href);
  say(leads.some((to) => /\/items\//.test(to)), "items are found", leads);
  say(leads.some((to) => /\/todo\.html$/.test(to)), "what is to be added is found", leads);
  const wrong = [];
  for (const row of licence.rows.concat((await ask(page, site, "报 会 学 plan")).rows, unit.rows)) {
    const file = decodeURIComponent(new URL(row.href).pathname);
    if (!fs.existsSync(file)) wrong.push(row.href);
  }
  say(!wrong.length, "what is found is there", wrong);
}

async function checkKeys(page, site) {
  await ask(page, site, "plan");
  await page.goto("file://" + site + "/search.html?q=plan");
  await page.waitForSelector(".more:visible");
  await page.focus(".search input");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  say((await page.evaluate(() => document.activeElement.tagName)) === "A", "the keyboard reaches the box, its button and the links");
  const more = page.locator(".more:visible").first();
  await more.focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(300);
  say((await page.evaluate(() => !!document.activeElement.closest(".found li"))), "after more is shown, the first new line has the focus");
  await page.emulateMedia({ media: "print" });
  say(!(await page.locator(".search").isVisible()), "the box is not printed");
  await page.emulateMedia({ media: "screen" });
}

async function checkLost(browser, site) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const file = path.join(site, "assets/search/index.js");
  fs.renameSync(file, file + ".away");
  const answer = await ask(page, site, "plan");
  fs.renameSync(file + ".away", file);
  say(/assets\/search/.test(answer.status), "a missing index is said", [answer.status]);
  await context.close();
}

// ---- The script and the program cut alike ----

function scriptInside(site) {
  const source = fs.readFileSync(path.join(site, "assets/search.js"), "utf8").replace(/\}\)\(\);\s*$/, "tested.fold = fold; tested.cut = cut; tested.read = readClasses; })();");
  const tested = {};
  const world = { tested, URL, URLSearchParams, Map, Set, location: { search: "" }, document: { body: { dataset: {} }, currentScript: { src: "file:///a/b.js" } } };
  world.window = world;
  vm.runInNewContext(source, world);
  world.dossierSearch = (name, data) => tested.read(data);
  vm.runInNewContext(fs.readFileSync(path.join(site, "assets/search/fold.js"), "utf8"), world);
  return tested;
}

// Characters that are in no paper: signs that the two libraries know by different ages of Unicode, and old letters of case.
function isRare(code) {
  return (code >= 0x10a0 && code <= 0x1fff) || (code >= 0x2c00 && code <= 0x2dff) || (code >= 0xa640 && code <= 0xabff) || (code >= 0x1cc00 && code <= 0x1ccff);
}

function checkCharacters(site, file) {
  if (!fs.existsSync(file)) return console.log("skip - search: the script folds as the program does: no unit test is built");
  const tested = scriptInside(site);
  const wrong = [];
  let looked = 0;
  for (const line of fs.readFileSync(file, "utf8").trimEnd().split("\n")) {
    const [hex, ...terms] = line.split(" ");
    const code = parseInt(hex, 16);
    if (isRare(code) || !/\p{Assigned}/u.test(String.fromCodePoint(code))) continue;
    const cut = tested.cut(tested.fold(String.fromCodePoint(code)));
    const said = terms.filter((term, at) => cut.terms.includes(term) || (at > 0 && at + 1 === terms.length)); // the last by itself
    looked++;
    if (said.length !== terms.length || (cut.terms.length && !terms.length)) wrong.push(hex + ": " + terms + " / " + cut.terms);
  }
  say(looked > 90000 && !wrong.length, "the script folds and cuts " + looked + " characters as the program does", [wrong.length].concat(wrong));
}

async function look(input, site, terms) {
  const { chromium } = require("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("dialog", (dialog) => problems.push("dialog") && dialog.dismiss());
  page.on("request", (request) => /^(file|data|blob|about):/.test(request.url()) || problems.push(request.url()));
  checkCharacters(site, terms);
  await checkScan(page, input, site);
  await checkForms(page, site);
  await checkKinds(page, site);
  await checkKeys(page, site);
  await checkHostile(page, site, problems);
  await checkLost(browser, site);
  await browser.close();
}

const [, , what, ...where] = process.argv;
if (what === "make") make(where[0]);
else
  look(...where.map((one) => path.resolve(one))).then(
    () => process.exit(failed ? 1 : 0),
    (error) => {
      console.log("not ok - search: it runs");
      console.log("# " + String(error).replace(/\n/g, " "));
      process.exit(1);
    }
  );
