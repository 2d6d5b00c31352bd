// Uppy's tus plugin against a server: `node uppy.mjs URL TOKEN FILE HOW`. It is a
// browser's client; what a browser brings and Node does not, is made of Node's fetch.
import { openAsBlob } from "node:fs";
import Uppy from "@uppy/core";
import Tus from "@uppy/tus";
import FileReader from "./node_modules/tus-js-client/lib.esm/browser/fileReader.js";

const PIECE = 256 * 1024;
const [url, token, file, how] = process.argv.slice(2);

class FetchRequest {
  #headers = {};
  #ended = new AbortController();

  constructor(method, address) {
    this.method = method;
    this.address = address;
    this.underlying = {};
  }

  getMethod = () => this.method;
  getURL = () => this.address;
  getUnderlyingObject = () => this.underlying;
  getHeader = (name) => this.#headers[name];
  setHeader = (name, value) => {
    this.#headers[name] = value;
  };
  setProgressHandler = () => {};
  abort = async () => this.#ended.abort();

  async send(body) {
    const { method } = this;
    const signal = this.#ended.signal;
    const answer = await fetch(this.address, { method, body, signal, headers: this.#headers });
    const text = await answer.text();
    return {
      getStatus: () => answer.status,
      getHeader: (name) => answer.headers.get(name) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => answer,
    };
  }
}

const httpStack = {
  createRequest: (method, address) => new FetchRequest(method, address),
  getName: () => "fetch",
};

const uppy = new Uppy({ autoProceed: false });
uppy.use(Tus, {
  endpoint: `${url}/api/v1/uploads`,
  headers: { Authorization: `Bearer ${token}` },
  chunkSize: PIECE,
  httpStack,
  fileReader: new FileReader(),
  retryDelays: [0, 200, 1000],
});
let address;
uppy.on("upload-progress", (each) => {
  address = uppy.getFile(each.id)?.tus?.uploadUrl ?? address;
});
const id = uppy.addFile({ name: "film.mp4", type: "video/mp4", data: await openAsBlob(file) });

// Once, when a piece has arrived.
const arrived = (act) =>
  new Promise((resolve) => {
    const look = setInterval(() => {
      const { progress, tus } = uppy.getFile(id);
      if ((progress.bytesUploaded || 0) < 2 * PIECE || !tus?.uploadUrl) return;
      clearInterval(look);
      address = tus.uploadUrl;
      act();
      resolve();
    }, 2);
  });

const uploading = uppy.upload();
if (how === "resume") {
  await arrived(() => uppy.pauseResume(id));
  setTimeout(() => uppy.pauseResume(id), 300);
}
if (how === "abort") {
  await arrived(() => uppy.removeFile(id));
  // Its DELETE goes out on its own.
  for (let left = 100; left > 0; left--) {
    const headers = { Authorization: `Bearer ${token}`, "Tus-Resumable": "1.0.0" };
    const { status } = await fetch(address, { method: "HEAD", headers });
    if (status === 410) break;
    await new Promise((wait) => setTimeout(wait, 100));
  }
} else {
  const { failed, successful } = await uploading;
  if (failed.length > 0) throw failed[0].error;
  address = successful[0].uploadURL ?? address;
}
console.log(JSON.stringify({ address }));
process.exit(0);
