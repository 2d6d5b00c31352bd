async () => {
    const { default: Hls } = await import("/players/hls.js/dist/hls.mjs");
    const play = async (choose) => {
        const hls = new Hls({ enableWorker: false, autoStartLoad: false });
        // What it stops loading because it ends is no complaint.
        hls.on(Hls.Events.ERROR, (_event, data) => data.fatal && complaints.push(data.details));
        hls.on(Hls.Events.MANIFEST_PARSED, () => {
            choose(hls);
            hls.startLoad();
        });
        hls.loadSource("/codecs.m3u8");
        hls.attachMedia(video);
        await until(() => video.readyState >= 3, "ready");
        await video.play();
        await until(() => video.ended, "the end");
        const codecs = hls.levels.map((each) => each.videoCodec.slice(0, 4));
        const played = codecs[hls.currentLevel];
        hls.destroy();
        return { codecs, played };
    };
    const { codecs } = await play(() => undefined);
    const played = [];
    for (const codec of ["av01", "avc1"]) {
        const first = (hls) => hls.levels.findIndex((each) => each.videoCodec.startsWith(codec));
        played.push((await play((hls) => (hls.loadLevel = first(hls)))).played);
    }
    return { codecs, played, complaints };
}
