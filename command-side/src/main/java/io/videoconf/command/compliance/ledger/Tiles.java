package io.videoconf.command.compliance.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tree's tiles in PostgreSQL. Full ones never change, so they are kept in memory for a while. */
final class Tiles implements MerkleTree.Nodes {
    /** About 16 KiB each with their subtrees. */
    private static final int KEPT = 512;

    /** Where a tile is. */
    record Place(int level, long index) {}

    private final JdbcTemplate jdbc;
    private final Cache<Place, Tile> full =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    Tiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte[] node(int level, long index) {
        int height = level % Tile.HEIGHT;
        long first = index << height;
        Tile tile = tile(new Place(level / Tile.HEIGHT, first / Tile.WIDTH));
        return tile.node(height, Math.toIntExact(first % Tile.WIDTH) >> height);
    }

    /** The same without what is remembered of tiles: as they stand in the table now. */
    MerkleTree.Nodes unkept() {
        return new Tiles(jdbc);
    }

    /** @throws BrokenLedger when there is none */
    Tile tile(Place place) {
        Tile known = full.getIfPresent(place);
        if (known != null) {
            return known;
        }
        Tile read = read(place);
        if (read.isFull()) {
            full.put(place, read);
        }
        return read;
    }

    /** As it stands in the table now. */
    Tile read(Place place) {
        return jdbc
                .queryForList(
                        "select hashes from ledger_tile where level = ? and tile_index = ?",
                        byte[].class,
                        place.level(),
                        place.index())
                .stream()
                .findFirst()
                .map(Tile::new)
                .orElseThrow(() ->
                        new BrokenLedger("tile " + place.index() + " of level " + place.level() + " is not there"));
    }

    void write(Map<Place, byte[]> tiles) {
        jdbc.batchUpdate(
                """
                insert into ledger_tile (level, tile_index, hashes) values (?, ?, ?)
                on conflict (level, tile_index) do update set hashes = excluded.hashes
                """,
                tiles.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getKey().level(), each.getKey().index(), each.getValue()
                        })
                        .toList());
    }

    /** The first {@code width} hashes of a tile that is not full yet. */
    byte[] beginning(Place place, int width) {
        byte[] hashes = jdbc
                .queryForList(
                        "select hashes from ledger_tile where level = ? and tile_index = ?",
                        byte[].class,
                        place.level(),
                        place.index())
                .stream()
                .findFirst()
                .orElse(new byte[0]);
        if (hashes.length < width * LedgerHashes.LENGTH) {
            throw new BrokenLedger("tile " + place.index() + " of level " + place.level() + " is too short");
        }
        return Arrays.copyOf(hashes, width * LedgerHashes.LENGTH);
    }
}
