import { medianOf } from './report.mjs';

const ours = 'gatefold';
const apollo = ['@apollo/server + @apollo/gateway'];
const hive = ['Hive Gateway, JavaScript planner', 'Hive Gateway, Rust planner'];
const peers = [...apollo, 'the same, undici fetcher', ...hive];
const proxy = ['reverse proxy, no GraphQL'];
const readyFrames = 'ready frames, system calls alone';
const join = 'list of 20, one join';

/** CPU per request may be `factor` times that of the best of `than`. */
const targets = [
  { measured: join, factor: 1 / 10, than: apollo, text: '1/10 of @apollo/gateway' },
  { measured: join, factor: 1 / 4, than: hive, text: "1/4 of Hive Gateway's faster planner" },
  { measured: join, factor: 2, than: proxy, text: '2.0 times the reverse proxy' },
  { measured: 'large', factor: 1 / 8, than: apollo, text: '1/8 of @apollo/gateway' },
  { measured: 'large', factor: 1 / 2, than: hive, text: "1/2 of Hive Gateway's faster planner" },
  { measured: 'large', factor: 2.5, than: proxy, text: '2.5 times the reverse proxy' },
  { measured: 'unique literal', factor: 1, than: peers, text: 'the best peer' },
  { measured: 'unique alias', factor: 1, than: peers, text: 'the best peer' },
];

/** For one delivered event of a subscription. */
const eventUsMax = 6;

/** Each target with what was measured and what the floor took in the same run: `{ text, found, floor, isMet }[]`. */
export function judge(results, subscriptions) {
  const resultOf = (measured, gateway) =>
    results.find((one) => one.measured === measured && one.gateway === gateway);
  const cpuUs = (measured, gateway) =>
    medianOf(resultOf(measured, gateway).rounds.map(({ cpuPerRequestUs }) => cpuPerRequestUs));
  const judged = targets.map(({ measured, factor, than, text }) => {
    const found = cpuUs(measured, ours);
    const allowed = factor * Math.min(...than.map((gateway) => cpuUs(measured, gateway)));
    return {
      text: `${measured}: at most ${text}`,
      found: `${found.toFixed(0)} of ${allowed.toFixed(0)} µs`,
      floor: resultOf(measured, proxy[0]) ? `${cpuUs(measured, proxy[0]).toFixed(0)} µs` : '',
      isMet: found <= allowed,
    };
  });
  const usPerEventOf = (server) => subscriptions.find(({ gateway }) => gateway === server).usPerEvent;
  const usPerEvent = usPerEventOf(ours);
  const event = {
    text: `subscriptions: at most ${eventUsMax} µs for a delivered event`,
    found: `${usPerEvent.toFixed(1)} of ${eventUsMax} µs`,
    floor: `${usPerEventOf(readyFrames).toFixed(1)} µs`,
    isMet: usPerEvent <= eventUsMax,
  };
  return [...judged, event];
}
