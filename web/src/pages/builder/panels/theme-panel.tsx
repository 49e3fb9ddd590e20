import type { PortfolioTheme } from '@gatefold/schema';
import { useGetPuck } from '@puckeditor/core';
import { RadioGroup } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import { accentVariables, contrastOf } from '../../../portfolio/accent.js';
import { TextField } from '../../../ui/field.js';
import type { PageProps } from '../draft.js';
import { useEditor } from '../editor-store.js';

const palettes = [
  { key: 'PAPER', label: 'Paper', paper: '#f6f3ec', ink: '#1c1a17' },
  { key: 'INK', label: 'Ink', paper: '#121316', ink: '#f2f0ea' },
  { key: 'STUDIO', label: 'Studio', paper: '#ffffff', ink: '#0d0e10' },
  { key: 'MEADOW', label: 'Meadow', paper: '#edf3e8', ink: '#17231b' },
] as const;

const fonts = [
  { key: 'SANS', label: 'Sans', family: "'Inter Variable', sans-serif" },
  { key: 'SERIF', label: 'Serif', family: "'Newsreader Variable', serif" },
  { key: 'MONO', label: 'Mono', family: "'JetBrains Mono Variable', monospace" },
] as const;

const accents = ['#1f3fd6', '#0f766e', '#2f6b3c', '#b45309', '#c2321f', '#9d174d', '#3f3f46', '#e0b13a'];
const colour = /^#[0-9a-f]{6}$/;

const tileClass =
  'rounded-md border border-crease-strong/60 p-3 text-left transition-colors hover:border-crease-strong data-[state=checked]:border-accent-text data-[state=checked]:ring-1 data-[state=checked]:ring-accent-text';

/** Title, palette, type and accent of the whole page. Changes go through the editor, so undo covers them. */
export function ThemePanel(): ReactNode {
  const page = useEditor((editor) => editor.appState.data.root.props) as unknown as PageProps;
  const getEditor = useGetPuck();
  const ids = { palette: useId(), font: useId(), accent: useId() };

  function change(next: Partial<PageProps>): void {
    const { appState, dispatch } = getEditor();
    const root = appState.data.root;
    dispatch({
      type: 'replaceRoot',
      root: { ...root, props: { ...root.props, ...next } },
      recordHistory: true,
    });
  }

  const theme: PortfolioTheme = { key: page.palette, accent: page.accent, font: page.font };
  const paper = palettes.find(({ key }) => key === page.palette)?.paper ?? '#ffffff';
  const adjusted = colour.test(page.accent) && accentVariables(theme)['--pf-accent-text'] !== page.accent;
  const contrast = colour.test(page.accent) ? contrastOf(page.accent, paper).toFixed(1) : '';
  return (
    <div className="grid gap-7">
      <TextField
        label="Page title"
        hint="In the browser tab and in search results."
        maxLength={120}
        value={page.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className="grid gap-2">
        <p id={ids.palette} className="text-sm font-[560]">
          Palette
        </p>
        <RadioGroup.Root
          aria-labelledby={ids.palette}
          value={page.palette}
          onValueChange={(palette) => change({ palette: palette as PageProps['palette'] })}
          className="grid grid-cols-2 gap-2"
        >
          {palettes.map(({ key, label, paper: background, ink }) => (
            <RadioGroup.Item key={key} value={key} className={tileClass} style={{ background, color: ink }}>
              <span className="block text-sm font-[600]">{label}</span>
              <span className="mt-2 flex gap-1" aria-hidden="true">
                <span className="h-2 w-8 rounded-full" style={{ background: page.accent }} />
                <span className="h-2 w-4 rounded-full opacity-40" style={{ background: ink }} />
              </span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </div>
      <div className="grid gap-2">
        <p id={ids.font} className="text-sm font-[560]">
          Type
        </p>
        <RadioGroup.Root
          aria-labelledby={ids.font}
          value={page.font}
          onValueChange={(font) => change({ font: font as PageProps['font'] })}
          className="grid grid-cols-3 gap-2"
        >
          {fonts.map(({ key, label, family }) => (
            <RadioGroup.Item key={key} value={key} className={`${tileClass} bg-sheet`}>
              <span className="block text-2xl leading-none" style={{ fontFamily: family }} aria-hidden="true">
                Ag
              </span>
              <span className="mt-1.5 block text-xs text-ink-2">{label}</span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </div>
      <fieldset className="grid gap-2">
        <legend id={ids.accent} className="mb-2 text-sm font-[560]">
          Accent
        </legend>
        <div className="flex flex-wrap gap-2">
          {accents.map((accent) => (
            <button
              key={accent}
              type="button"
              aria-label={`Accent ${accent}`}
              aria-pressed={page.accent === accent}
              onClick={() => change({ accent })}
              className="size-9 rounded-md border border-[rgb(0_0_0/0.15)] aria-pressed:outline-2 aria-pressed:outline-offset-2 aria-pressed:outline-accent-text"
              style={{ background: accent }}
            />
          ))}
          <input
            type="color"
            aria-label="Another accent"
            value={colour.test(page.accent) ? page.accent : '#000000'}
            onChange={(event) => change({ accent: event.target.value.toLowerCase() })}
            className="size-9 cursor-pointer rounded-md border border-crease-strong/60 bg-sheet p-1"
          />
        </div>
        <p className="text-xs text-ink-3">
          {adjusted
            ? `Contrast ${contrast} to 1 is too low for small text, so text uses a stronger shade.`
            : `Contrast ${contrast} to 1 on this palette: good to read.`}
        </p>
      </fieldset>
    </div>
  );
}
