/** To be imported first: ends the process in one sentence where Node.js is too old. Old Node.js must be able to read it. */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`ABTestingTool needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
