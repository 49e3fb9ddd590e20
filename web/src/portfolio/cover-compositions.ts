/** One plane of folded paper in a picture of 320 by 200. */
export interface Facet {
  readonly points: string;
  /** 1 (lightest) to 5 (the accent itself). */
  readonly tint: number;
}

const polygon = (...numbers: number[]): string => numbers.map((value) => Math.round(value)).join(' ');

function pleats(next: () => number): Facet[] {
  const count = 5 + Math.floor(next() * 4);
  const slant = next() * 50 - 25;
  const width = 320 / count;
  return Array.from({ length: count }, (_, index) => {
    const dip = index % 2 === 0 ? 0 : slant;
    const rise = index % 2 === 0 ? slant : 0;
    const [left, right] = [index * width, (index + 1) * width];
    return {
      points: polygon(left, 20 + dip, right, 20 + rise, right, 180 + rise, left, 180 + dip),
      tint: index % 2 === 0 ? 4 : 2 + Math.floor(next() * 2),
    };
  });
}

function gate(next: () => number): Facet[] {
  const fold = 90 + next() * 50;
  const lift = 18 + next() * 22;
  return [
    { points: polygon(fold, 30, 320 - fold, 30, 320 - fold, 170, fold, 170), tint: 1 },
    { points: polygon(24, 30 - lift / 2, fold, 30, fold, 170, 24, 170 + lift / 2), tint: 4 },
    { points: polygon(320 - fold, 30, 296, 30 - lift / 2, 296, 170 + lift / 2, 320 - fold, 170), tint: 3 },
    { points: polygon(fold, 30, 160, 30 + lift, 160, 170 - lift, fold, 170), tint: 2 },
  ];
}

function fan(next: () => number): Facet[] {
  const count = 6 + Math.floor(next() * 4);
  const [x, y] = next() > 0.5 ? [0, 200] : [320, 200];
  return Array.from({ length: count }, (_, index) => {
    const at = (part: number): [number, number] => {
      const angle = (Math.PI / 2) * (part / count);
      const side = x === 0 ? 1 : -1;
      return [x + side * Math.cos(angle) * 290, y - Math.sin(angle) * 180];
    };
    return { points: polygon(x, y, ...at(index), ...at(index + 1)), tint: 1 + ((index * 2) % 5) };
  });
}

function corner(next: () => number): Facet[] {
  const cut = 70 + next() * 60;
  const step = 24 + next() * 20;
  return [
    { points: polygon(40, 24, 280 - cut, 24, 280, 24 + cut, 280, 176, 40, 176), tint: 3 },
    { points: polygon(280 - cut, 24, 280 - cut, 24 + cut, 280, 24 + cut), tint: 5 },
    { points: polygon(40, 176 - step, 40, 176, 40 + step * 2, 176), tint: 1 },
    { points: polygon(40, 24, 40 + step * 2.4, 24, 40, 24 + step * 2.4), tint: 2 },
  ];
}

function mountain(next: () => number): Facet[] {
  const peak = 110 + next() * 100;
  const top = 24 + next() * 30;
  const valley = 60 + next() * 60;
  return [
    { points: polygon(0, 200, peak, top, peak, 200), tint: 2 },
    { points: polygon(peak, top, 320, 200, peak, 200), tint: 4 },
    { points: polygon(0, 200, valley, 120, valley + 60, 200), tint: 5 },
    { points: polygon(320, 200, 320 - valley, 130, 320 - valley - 70, 200), tint: 3 },
  ];
}

function weave(next: () => number): Facet[] {
  const size = 40;
  return Array.from({ length: 40 }, (_, index) => {
    const [left, top] = [(index % 8) * size, Math.floor(index / 8) * size];
    const [right, bottom] = [left + size, top + size];
    const upper = { points: polygon(left, top, right, top, left, bottom), tint: 1 + Math.floor(next() * 4) };
    const lower = {
      points: polygon(right, top, right, bottom, left, bottom),
      tint: 2 + Math.floor(next() * 4),
    };
    return [upper, lower];
  }).flat();
}

function layers(next: () => number): Facet[] {
  const count = 4;
  const shift = 18 + next() * 14;
  return Array.from({ length: count }, (_, index) => {
    const [left, top] = [28 + index * shift, 18 + index * 22];
    return {
      points: polygon(left, top, left + 190, top, left + 190, top + 96, left, top + 96),
      tint: index + 1,
    };
  });
}

function strip(next: () => number): Facet[] {
  const turns = 5;
  const height = 22 + next() * 10;
  return Array.from({ length: turns }, (_, index) => {
    const top = 24 + index * (height + 6);
    const toRight = index % 2 === 0;
    const [from, to] = toRight ? [50, 270] : [270, 50];
    return [
      { points: polygon(from, top, to, top, to, top + height, from, top + height), tint: 2 + (index % 3) },
      {
        points: polygon(to, top, to, top + height * 2 + 6, to + (toRight ? -height : height), top + height),
        tint: 5,
      },
    ];
  }).flat();
}

/** Ways to fold a sheet; each draws from the numbers it is given. */
export const coverCompositions = [pleats, gate, fan, corner, mountain, weave, layers, strip];
