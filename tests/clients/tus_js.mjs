// tus-js-client against a server: `node tus_js.mjs URL TOKEN FILE HOW`. Prints what came of it.
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { rm } from "node:fs/promises";
import { FileUrlStorage, Upload } from "tus-js-client";

const PIECE = 256 * 1024;
const [url, token, file, how] = process.argv.slice(2);

function run(source, options, until) {
  return new Promise((resolve, reject) => {
    const upload = new Upload(source, {
      endpoint: `${url}/api/v1/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { filename: "film.mp4", filetype: "video/mp4" },
      retryDelays: [0, 200, 1000],
      chunkSize: PIECE,
      onError: reject,
      onSuccess: () => resolve(upload),
      onChunkComplete: (_size, accepted) => until?.(upload, accepted, resolve),
      ...options,
    });
    upload.findPreviousUploads().then((known) => {
      if (known.length > 0) upload.resumeFromPreviousUpload(known[0]);
      upload.start();
    });
  });
}

// Leaves off after two pieces, and with `terminate` tells the server to forget them.
const leaveOff = (terminate) => (upload, accepted, resolve) => {
  if (accepted >= 2 * PIECE) upload.abort(terminate).then(() => resolve(upload));
};

const open = () => createReadStream(file);
const ways = {
  whole: () => run(open(), { chunkSize: Number.POSITIVE_INFINITY }),
  pieces: () => run(open(), { uploadDataDuringCreation: true }),
  // Parts side by side, joined at the end.
  parts: () => run(open(), { parallelUploads: 3, chunkSize: Number.POSITIVE_INFINITY }),
  unknown: () => run(Readable.from(open()), { uploadLengthDeferred: true }),
  override: () => run(open(), { overridePatchMethod: true }),
  abort: () => run(open(), {}, leaveOff(true)),
  async resume() {
    const urlStorage = new FileUrlStorage(`${file}.known`);
    const first = await run(open(), { urlStorage }, leaveOff(false));
    const second = await run(open(), { urlStorage });
    if (first.url !== second.url) throw new Error("another upload was begun");
    await rm(`${file}.known`, { force: true });
    return second;
  },
};

const done = await ways[how]();
console.log(JSON.stringify({ address: done.url }));
