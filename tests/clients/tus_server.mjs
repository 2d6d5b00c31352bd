// tus's own server with its file store: `node tus_server.mjs FOLDER`. Prints its address.
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [directory] = process.argv.slice(2);
const server = new Server({ path: "/api/v1/uploads", datastore: new FileStore({ directory }) });
const listening = server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${listening.address().port}`);
});
