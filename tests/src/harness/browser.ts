import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/**
 * Flags of the package that would make the browser another one than people have: with `--single-process` the cookies
 * of one context reach the requests of another, and the rest switches web security off.
 */
const unlikePeople =
  /^--(single-process|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|disable-features)/;

// Nothing here is drawn with WebGL, and a processor that plays graphics card takes most of a core.
chromium.setGraphicsMode = false;

/** A headless Chromium that came with the npm packages; works as root and without a display. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((flag) => !unlikePeople.test(flag)),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    headless: true,
  });
}

/** Only bounds what hangs. */
const waitMsMax = 45_000;

/** A page in a browser without history or cookies, of somebody who wants no motion: painting it is most of a core here. */
export async function openPage(
  browser: Browser,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(waitMsMax);
  return context.newPage();
}
