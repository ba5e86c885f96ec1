/**
 * Drives Firefox for firefox.py: a request a line on standard input, an answer a line on standard
 * output. Ends, and Firefox with it, where standard input ends.
 *
 * Started with the program of Firefox and the folder of the Node packages.
 */
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [program, packages] = process.argv.slice(2);
const puppeteer = createRequire(`${packages}/`)("puppeteer-core");

const PATIENCE_MILLISECONDS = 15_000;
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: program,
  headless: true,
  // Lets preferences change while it runs: WebDriver BiDi cannot emulate colours yet.
  args: ["--remote-allow-system-access"],
  extraPrefsFirefox: {
    "dom.w3c_touch_events.enabled": 1,
    "intl.accept_languages": "en-GB",
    // Without a sound card nothing plays, unless it plays at no volume.
    "media.default_volume": "0.0",
    "media.navigator.permission.disabled": true,
    "media.navigator.streams.fake": true,
    "ui.prefersReducedMotion": 1,
  },
});

let context, page, touch, script, errors;

const SCHEMES = { light: [1, 0], dark: [0, 0], forced: [1, 2] };

/** Sets preferences of the running browser. */
async function prefer(values) {
  // `connection` is puppeteer's own; package.json fixes the version that it was tried with.
  const { connection } = browser;
  const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const set = ([name, value]) =>
    `Services.prefs.set${typeof value === "boolean" ? "Bool" : "Int"}Pref("${name}", ${value})`;
  const { result } = await connection.send("script.evaluate", {
    expression: Object.entries(values).map(set).join(";"),
    target: { context: tree.result.contexts[0].context },
    awaitPromise: false,
  });
  if (result.type !== "success") throw new Error(JSON.stringify(result));
}

/** What `look` gives once it gives something. A page that goes away meanwhile is looked at anew. */
async function wait(look, what) {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  let failure = "it never came";
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      failure = error;
    }
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`${what}: ${failure}`);
}

/** The last of those that can be seen. */
const find = (selector) =>
  wait(async () => {
    for (const found of (await page.$$(`>>> ${selector}`)).reverse()) {
      if (await found.isVisible()) return found;
    }
    return null;
  }, selector);

/**
 * Where the middle of the last one is that has the role and name, or the words: in a page without
 * scripts, in which puppeteer's own ways to look for things never end.
 */
const place = (wanted) =>
  wait(
    () =>
      page.evaluate(({ role, name, words }) => {
        const kinds = { button: "button", link: "a[href]", textbox: "input, textarea" };
        const said = (element) =>
          element.labels?.length ? element.labels[0].innerText : element.innerText;
        const last = [...document.querySelectorAll(role ? kinds[role] : "*")].findLast(
          (element) =>
            element.checkVisibility() &&
            (role ? said(element).trim() === name : element.innerText?.includes(words)),
        );
        if (!last) return null;
        last.scrollIntoView({ block: "center" });
        const { x, y, width, height } = last.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, wanted),
    JSON.stringify(wanted),
  );

async function press(wanted, selector) {
  if (!script) {
    const { x, y } = await place(wanted);
    if (touch) await page.touchscreen.tap(x, y);
    else await page.mouse.click(x, y);
    return;
  }
  const target = await find(selector);
  if (touch) await target.tap();
  else await target.click();
}

const quoted = (words) => words.replaceAll("\\", "\\\\").replaceAll('"', '\\"');

const actions = {
  async open(wishes) {
    ({ touch, javascript: script } = wishes);
    errors = [];
    await prefer({ "javascript.enabled": script });
    context = await browser.createBrowserContext();
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    return browser.process().pid;
  },
  visit: async ({ address }) => (await page.goto(address))?.status(),
  async look({ scheme, width, height }) {
    const [override, use] = SCHEMES[scheme];
    await prefer({
      "browser.display.document_color_use": use,
      "layout.css.prefers-color-scheme.content-override": override,
    });
    await page.setViewport({ width, height, hasTouch: touch });
  },
  press: (wanted) =>
    press(wanted, `::-p-aria([name="${quoted(wanted.name)}"][role="${wanted.role}"])`),
  point_at: (wanted) => press(wanted, `::-p-text(${wanted.words})`),
  type: ({ words }) => page.keyboard.type(words),
  async key({ name }) {
    const keys = name.split("+");
    const last = keys.pop();
    for (const held of keys) await page.keyboard.down(held);
    await page.keyboard.press(last);
    for (const held of keys) await page.keyboard.up(held);
  },
  sees: async (wanted) =>
    void (await (script ? find(`::-p-text(${wanted.words})`) : place(wanted))),
  run: ({ script, argument }) => page.evaluate(`(${script})(${JSON.stringify(argument)})`),
  go_offline: () => page.setOfflineMode(true),
  errors: () => errors,
  picture: async ({ file, whole }) => void (await page.screenshot({ path: file, fullPage: whole })),
  leave: () => context.close(),
  close: () => browser.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { action, ...wishes } = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await actions[action](wishes)) ?? null };
  } catch (error) {
    answer = { failed: `Firefox, ${action} ${JSON.stringify(wishes).slice(0, 200)}: ${error}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
