const majorMin = 20;

/** Imported first by what people run by hand: ends it with one sentence where Node is too old for the rest. */
if (Number(process.versions.node.split('.')[0]) < majorMin) {
  console.error(`gatefold needs Node ${majorMin} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
