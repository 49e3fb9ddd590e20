const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** English words that carry grammar and no topic; they end a phrase. */
export const stopWords = words(`
  a about above across after again against all almost along already also although always am among an and another any
  anyone anything are around as at away back be became because become been before began behind being below between both
  but by came can cannot come could did do does doing done down during each either else enough etc even ever every
  everyone everything few for from further get gets getting give gives go goes going gone got had has have having he her
  here hers him his how however i if in instead into is it its itself just keep keeps kept lets like made make makes
  making many may maybe me might mine more most mostly much must my myself near need needs neither never next no nobody
  none nor not nothing now of off often on once one ones only onto or other others our ours out over own per perhaps put
  quite rather really same see seem seems seen several shall she should since so some someone something soon still such
  take takes than that the their theirs them then there these they this those through thus till to together too toward
  towards under until up upon us use used uses using very via want wants was way we well went were what when where
  whether which while who whole whom whose why will with within without would yet you your yours yourself
  don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't i'm i've i'd i'll it's that's
  there's we're we've they're you're you've let's what's who's
`);

/** Words that are true of almost every project: never a topic of their own, though they may stand inside a phrase. */
export const genericWords = words(`
  app application project projects website site web page pages tool tools thing things stuff work works version example
  demo test sample solution system software code program product platform service feature features user users people
  person time times day days week weeks month months year years part parts lot lots bit kind sort idea ideas way ways
  new old good great nice best better big small little simple easy fast quick full free first last final main different
  various real awesome amazing cool super fun basic personal random untitled portfolio team client clients company
  built build builds building create created creates creating design designed designs develop developed development
  write written wrote show shows shown help helps helped find finds found learn learned learning add added adds allow
  allows allowed let provide provides provided include includes included including based run runs running work worked
  working try tried start started end ended change changed changes number two three four five six seven eight nine ten
  today able everything hard long short high low open close many much right left sure set turn turns turned ask asked
  look looks looking think thought know known feel feels felt happen happens call called move moved live lives
  today's minutes minute hours hour seconds second half once twice result results process easily simply quickly
`);

/** How large a share of a running English text consists of stop words at least. */
const englishShareMin = 0.2;
/** Fewer words than this say nothing about the language. */
const wordsToTell = 12;

/** Whether words in lower case look like English, which is the only language that these rules know; short texts do. */
export function looksEnglish(lowerCaseWords: readonly string[]): boolean {
  if (lowerCaseWords.length < wordsToTell) return true;
  const count = lowerCaseWords.filter((word) => stopWords.has(word)).length;
  return count / lowerCaseWords.length >= englishShareMin;
}
