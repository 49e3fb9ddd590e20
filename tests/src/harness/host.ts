/** Asks what serves all test files of a run (`jest/global-setup.mts`). */
export async function askHost<Answer>(path: '/folder' | '/platform', body: object = {}): Promise<Answer> {
  const host = process.env['TEST_PLATFORM_HOST'];
  if (!host) throw new Error('Nothing serves this run: start it with `npm test`');
  const answer = await fetch(host + path, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} failed: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
