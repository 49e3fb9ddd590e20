import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';

const good = { PORT: '0', GATEWAY_URL: 'http://127.0.0.1:4000', PUBLIC_URL: 'https://gatefold.example/' };

describe('settings', () => {
  it('have defaults for everything but port and addresses', () => {
    expect(readSettings(good).settings).toEqual({
      HOST: '127.0.0.1',
      PORT: 0,
      GATEWAY_URL: 'http://127.0.0.1:4000',
      PUBLIC_URL: 'https://gatefold.example',
      LOG_LEVEL: 'info',
    });
  });

  it('name every problem at once', () => {
    const { problems } = readSettings({ PORT: 'x', GATEWAY_URL: 'ftp://a', PUBLIC_URL: '' });
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(
      /PORT: .*\nGATEWAY_URL: must be an http\(s\) URL\nPUBLIC_URL is not set/,
    );
  });
});
