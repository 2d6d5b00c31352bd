// Prints, for each playlist of a folder, what hls-parser's strict mode reads in it.
import { readdirSync, readFileSync } from "node:fs";
import HLS from "hls-parser";

HLS.setOptions({ strictMode: true });
const folder = process.argv[2];
const told = {};
for (const name of readdirSync(folder).filter((each) => each.endsWith(".m3u8"))) {
    const read = HLS.parse(readFileSync(`${folder}/${name}`, "utf8"));
    told[name] = read.isMasterPlaylist
        ? read.variants.map((each) => [each.uri, Boolean(each.isIFrameOnly)])
        : read.segments.length;
}
console.log(JSON.stringify(told));
