package io.videoconf.allinone;

public final class VideoConf {
    private VideoConf() {}

    public static void main(String[] args) {}
}
