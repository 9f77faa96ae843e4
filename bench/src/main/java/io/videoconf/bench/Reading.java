package io.videoconf.bench;

/** One client reads the same path over and over. */
record Reading(People people, int reader, String path) implements Work {
    @Override
    public int clients() {
        return 1;
    }

    @Override
    public boolean once(int client) {
        return people.rest(reader).get(path).status() == 200;
    }
}
