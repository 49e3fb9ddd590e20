import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demo } from '@gatefold/scripts/seed';
import { startPlatform } from '@gatefold/scripts/supervisor';
import { launchBrowser, openPage } from '../harness/browser.js';

/** `npm run pictures`: takes the pictures of the README from a freshly seeded platform. */

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const dataDir = mkdtempSync(path.join(tmpdir(), 'gatefold-pictures-'));
mkdirSync(folder, { recursive: true });

const platform = await startPlatform({ port: 0, dataDir, quiet: true, seed: true });
const browser = await launchBrowser();
try {
  const page = await openPage(browser);
  await page.goto(`${platform.url}/login`);
  await page.getByLabel('E-mail').fill(demo.email);
  await page.getByLabel('Password', { exact: true }).fill(demo.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');
  for (const [name, address] of [
    ['dashboard', '/dashboard'],
    ['builder', '/builder'],
    ['page', `/@${demo.username}`],
  ] as const) {
    await page.goto(platform.url + address);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    process.stdout.write(`docs/images/${name}.png\n`);
  }
} finally {
  await browser.close();
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
