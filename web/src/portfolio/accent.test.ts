import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { accentVariables, contrastOf } from './accent.js';

const papers = { PAPER: '#f6f3ec', INK: '#121316', STUDIO: '#ffffff', MEADOW: '#edf3e8' } as const;
const keys = Object.keys(papers) as (keyof typeof papers)[];
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('accent', () => {
  it('gives readable text on every palette, whatever colour is chosen', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom(...keys), (accent, key) => {
        const variables = accentVariables({ key, accent, font: 'SANS' });
        expect(contrastOf(variables['--pf-accent-text'] ?? '', papers[key])).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(variables['--pf-on-accent'] ?? '', accent)).toBeGreaterThanOrEqual(4.5);
        expect(variables['--pf-accent']).toBe(accent);
      }),
    );
  });

  it('knows the papers that the style sheet paints', () => {
    const css = readFileSync(new URL('./palettes.css', import.meta.url), 'utf8');
    for (const paper of Object.values(papers)) expect(css).toContain(`--pf-paper: ${paper}`);
  });

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
