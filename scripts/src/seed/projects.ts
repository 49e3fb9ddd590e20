/** A project of the demo person, in the shape of `CreateProjectInput`. */
export interface DemoProject {
  readonly title: string;
  readonly shortSummary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly technologies: readonly string[];
  readonly liveLink?: string;
}

/** The work that the demo portfolio shows, in its order. */
export const demoProjects: readonly DemoProject[] = [
  {
    title: 'Tideline',
    shortSummary:
      'Flood warnings for a fishing harbour, written so that a skipper can act on them in the time it takes to tie a knot.',
    description: `The harbour at Sandvik floods nine or ten times a year. The official warning is a PDF with a water level in metres above a datum that nobody on the quay has ever needed. By the time it has been forwarded twice, the pumps are already running.

## What changed

Tideline turns the same forecast into one sentence per berth: *move your boat before 04:20, the water will reach the second step.* Heights are given against things people can point at. Each of the 64 berths was measured once, with a folding rule and a lot of help.

## How it works

A small service reads the forecast every ten minutes and compares it with the measured marks. Messages go out as plain SMS first, because the signal below the breakwater carries little else. The web page is for the harbour office; it prints well, and it is printed every morning.

## What came of it

In the first winter no boat was lost at its berth, and the harbour master stopped making phone calls at night. The nicest message I ever received about my work was two words long: *slept through.*`,
    tags: ['civic', 'accessibility', 'messaging', 'maps'],
    technologies: ['TypeScript', 'PostgreSQL', 'PostGIS', 'Figma'],
    liveLink: 'https://tideline.example',
  },
  {
    title: 'Ward Nine',
    shortSummary:
      'A shift planner for hospital wards that treats a good night of sleep as a constraint instead of a wish.',
    description: `Rosters at the Elms were made in a spreadsheet with 31 columns and a colour code that lived in the head of one sister in charge. When she went on leave, so did the code.

## The question

We did not begin with an algorithm. I spent six nights on the ward and wrote down each time somebody swapped a shift, and why. Two thirds of the swaps had the same reason: a late followed by an early. So that became a rule that the planner cannot break quietly. It may be overruled, but a person has to put their name to it.

## The interface

One week, one row for each nurse, no menus. Drag a shift and the row shows what it does to the eleven hours of rest before you let go. Everything works from the keyboard, because the computer at the nurses' station has a trackpad that has seen things.

## Result

Swaps fell by 41 percent in the first quarter. The ward kept the old spreadsheet open for three weeks, then somebody needed the screen for something else.`,
    tags: ['healthcare', 'scheduling', 'research'],
    technologies: ['React', 'GraphQL', 'OR-Tools', 'Playwright'],
  },
  {
    title: 'Selvedge',
    shortSummary:
      'A pattern editor for hand weavers: draw on the cloth, and read off which pedal to press next.',
    description: `Weaving drafts are one of the oldest notations for a program: threading, tie-up, treadling, and the cloth is what they compute. Most software shows the three inputs and lets you guess the output. Selvedge lets you draw the cloth and works backwards.

## The hard part

Not every picture can be woven on eight shafts. Instead of refusing, the editor looks for the nearest cloth that can, and shows the difference as a faint second colour. Weavers told me that this is where half of their ideas now come from.

## Built for the loom

At the loom your hands are full. The practice mode listens for a tap of the foot and moves one pick on, reads the next treadle aloud, and remembers where you stopped when the cat arrives.

The solver is 400 lines of Rust that run in the browser. A draft of 200 picks is solved between two frames.`,
    tags: ['craft', 'editor', 'generative'],
    technologies: ['Rust', 'WebAssembly', 'Svelte', 'Canvas'],
    liveLink: 'https://selvedge.example',
  },
  {
    title: 'Lend Street',
    shortSummary:
      'A library of things for one neighbourhood. The catalogue is small on purpose, and so is the company: there is none.',
    description: `Forty households share 212 things: two ladders, a cider press, a sewing machine that frightens everybody, a tent for a wedding. Lend Street is the ledger.

## Principles we agreed on at a kitchen table

1. No ratings. You know where they live.
2. Late is fine; silent is not. The only automatic message asks *all good?*
3. Anybody can leave with their data and their ladder.

## What I designed

A label for each thing with a code that opens its page, its last three notes ("blade is new", "left pedal sticks") and one large button. No account is needed to read; a phone number is enough to borrow. The whole app weighs 38 kB, since it is mostly used in cellars.

## What I learned

The feature that kept it alive was not software: a shelf by the front door, so that returning a drill does not need an appointment.`,
    tags: ['community', 'service design', 'offline'],
    technologies: ['Elixir', 'Phoenix', 'SQLite'],
    liveLink: 'https://lendstreet.example',
  },
  {
    title: 'Herbarium Pocket',
    shortSummary:
      'A field kit for botanists that records a plant in eleven seconds, without a network and with wet gloves.',
    description: `A survey of alpine meadows means some 600 records in a good week, most of them made while kneeling. The paper form had 24 fields. We asked for the records of ten years and counted which fields anybody had ever used: seven.

## Eleven seconds

The first screen is the camera. Place, height and time come from the phone; the species comes from a list of what grows at this height in this month, so the right answer is usually under your thumb. Everything else can wait for the hut.

## Two people, one meadow

Records are kept as an append-only log on each phone and merged when the phones meet. When two people name the same plant differently both names stay, with their authors, until somebody decides. Botanists do not want conflicts resolved. They want to have them.

Four universities use it now. The largest merge so far joined eleven phones on one table and took three seconds, about as long as the cheering.`,
    tags: ['science', 'offline', 'mobile', 'research'],
    technologies: ['React Native', 'SQLite', 'CRDT', 'Python'],
  },
];
