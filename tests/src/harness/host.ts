/** Asks what serves all test files of a run (`jest/global-setup.mts`). */
export async function askHost<Answer>(path: '/folder' | '/platform', body: object = {}): Promise<Answer> {
  const host = process.env['TEST_PLATFORM_HOST'];
  if (!host) throw new Error('There is no platform to share: run through `npm test`');
  const answer = await fetch(host + path, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The platform did not start: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
