async () => {
    const { default: Hls } = await import("/players/hls.js/dist/hls.mjs");
    const hls = new Hls({ enableWorker: false });
    // What it stops loading because it changes to another rung is no complaint.
    const told = (data) => data.details !== "aborted" && complaints.push(data.details);
    hls.on(Hls.Events.ERROR, (_event, data) => told(data));
    hls.loadSource("/master.m3u8");
    hls.attachMedia(video);
    await until(() => video.readyState >= 3, "ready");
    // The film is short: where changing takes long, it goes round until it has changed.
    video.loop = true;
    video.playbackRate = 1;
    await video.play();
    const heights = [];
    for (const level of [0, 2, 1]) {
        hls.nextLevel = level;
        await until(() => hls.currentLevel === level, `level ${level}`);
        heights.push(hls.levels[level].height);
        video.currentTime = 0.1;
    }
    video.loop = false;
    video.playbackRate = 4;
    const languages = hls.audioTracks.map((each) => each.lang);
    hls.audioTrack = 1;
    await until(() => hls.audioTrack === 1, "the second language");
    video.currentTime = 3;
    await video.play();
    await until(() => video.ended, "the end");
    return { heights, languages, complaints };
}
