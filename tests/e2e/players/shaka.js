async () => {
    await new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = "/players/shaka-player/dist/shaka-player.compiled.js";
        script.onload = resolve;
        document.head.append(script);
    });
    shaka.polyfill.installAll();
    const player = new shaka.Player();
    player.addEventListener("error", (event) => complaints.push(event.detail.code));
    await player.attach(video);
    player.configure({ abr: { enabled: false } });
    await player.load("/master.m3u8");
    await video.play();
    const tracks = () => player.getVariantTracks();
    const heights = [];
    for (const height of [240, 480, 360]) {
        player.selectVariantTrack(tracks().find((each) => each.height === height), true);
        await until(() => video.videoHeight === height, `height ${height}`);
        heights.push(height);
        video.currentTime = 0.1;
    }
    const languages = [...new Set(tracks().map((each) => each.language))];
    const other = tracks().find((each) => each.height === 360 && each.language === languages[1]);
    player.selectVariantTrack(other, true);
    await until(() => tracks().find((each) => each.active).id === other.id, "the second language");
    video.currentTime = 3;
    await video.play();
    await until(() => video.ended, "the end");
    return { heights, languages, complaints };
}
