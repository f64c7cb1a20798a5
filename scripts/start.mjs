/** `npm start`: installs what is missing, builds the site and serves it on this machine until Ctrl-C. */
import { spawn } from "node:child_process";
import { command, ensure, root } from "./ensure.mjs";
import { readOptions, readPort } from "./options.mjs";

const usage = "usage: npm start -- [--port N] [--no-open]   (4173 or the next free port unless said)";
const loopback = "127.0.0.1";

const status = await command(main);
if (status !== 0) process.exit(status);

async function main(words) {
  const options = { port: { type: "string" }, "no-open": { type: "boolean" } };
  const { values, problem } = readOptions(words, options, usage);
  const wish = values?.port === undefined ? { port: 4173 } : readPort(values.port, usage);
  if (problem ?? wish.problem) {
    console.error(problem ?? wish.problem);
    return 2;
  }
  ensure();
  const { build, preview } = await import("vite");
  console.log("Building the talk.");
  try {
    await build({ root, logLevel: "warn" });
  } catch (cause) {
    console.error(`The build failed: ${cause.message}`);
    return 1;
  }
  // a port that was asked for by number is the one somebody will type
  const strictPort = values.port !== undefined && wish.port !== 0;
  let server;
  try {
    server = await preview({
      root,
      logLevel: "warn",
      preview: { host: loopback, port: wish.port, strictPort, open: false },
    });
  } catch (cause) {
    console.error(
      `The talk could not be served on port ${wish.port}: ${cause.message}. Without --port the next free one is taken.`,
    );
    return 1;
  }
  const stop = () => void server.close().finally(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const address = `http://${loopback}:${server.httpServer.address().port}/`;
  console.log(`Dask in Production is at ${address}`);
  if (process.stdout.isTTY && !process.env.CI && !values["no-open"]) open(address);
  return 0;
}

/** Opens the address in the person's browser; not being able to is no failure, the line above says where it is. */
function open(address) {
  const openers = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };
  const [program, ...words] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.once("error", () => {});
  child.unref();
}
