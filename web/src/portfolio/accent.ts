import type { PortfolioTheme } from '@gatefold/schema';

type Channels = readonly [red: number, green: number, blue: number];

/** Page colour of each palette; the same values are the `--pf-paper` of portfolio.css. */
const paperOf: Readonly<Record<PortfolioTheme['key'], string>> = {
  PAPER: '#f6f3ec',
  INK: '#121316',
  STUDIO: '#ffffff',
  MEADOW: '#edf3e8',
};

const textContrastMin = 4.5;

function channelsOf(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(channels: Channels): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrastOf(first: string, second: string): number {
  const [dark, light] = [luminanceOf(first), luminanceOf(second)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function mix(from: string, to: string, share: number): string {
  const target = channelsOf(to);
  const mixed = channelsOf(from).map((channel, index) => channel + ((target[index] ?? 0) - channel) * share);
  return hexOf(mixed as unknown as Channels);
}

/** Custom properties of a theme: the accent, a shade of it that is readable as text, and what is readable on it. */
export function accentVariables(theme: PortfolioTheme): Readonly<Record<string, string>> {
  const paper = paperOf[theme.key];
  const towards = luminanceOf(paper) > 0.4 ? '#000000' : '#ffffff';
  let text = theme.accent;
  for (let share = 0; share <= 1 && contrastOf(text, paper) < textContrastMin; share += 0.05) {
    text = mix(theme.accent, towards, share);
  }
  const onAccent = contrastOf(theme.accent, '#ffffff') >= textContrastMin ? '#ffffff' : '#000000';
  return { '--pf-accent': theme.accent, '--pf-accent-text': text, '--pf-on-accent': onAccent };
}
