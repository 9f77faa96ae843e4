package io.videoconf.query.kernel;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.upkeep.queries.ListViews;
import io.videoconf.api.upkeep.queries.RebuildViews;
import io.videoconf.api.upkeep.queries.RetryParked;
import io.videoconf.api.upkeep.views.ViewStatus;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Looks after the views for who runs the installation. */
public final class ViewsDesk {
    private static final String ALL = "all";

    private final List<View<?>> views;
    private final ViewCollections collections;
    private final ParkedEvents parked;
    private final Rebuilding rebuilding;

    /** For these views. */
    public ViewsDesk(List<View<?>> views, ViewCollections collections, ParkedEvents parked, Rebuilding rebuilding) {
        this.views = views;
        this.collections = collections;
        this.parked = parked;
        this.rebuilding = rebuilding;
    }

    /** How they are. */
    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    public Listing on(ListViews query) {
        require(query.actor());
        return statuses(named(query.view()));
    }

    /** Begins, and answers at once. */
    @QueryHandler
    @SuppressWarnings("rawtypes") // as above
    public Listing on(RebuildViews query) {
        require(query.actor());
        List<View<?>> wanted = named(query.view());
        if (!rebuilding.begin(wanted)) {
            throw Refusals.refused(Refusal.of(RefusalCode.INVALID_STATE, "OneRebuildAtATime"));
        }
        return statuses(wanted);
    }

    /** Tries each parked stream once. */
    @QueryHandler
    @SuppressWarnings("rawtypes") // as above
    public Listing on(RetryParked query) {
        require(query.actor());
        List<View<?>> wanted = named(query.view());
        wanted.forEach(view -> parked.retry(view.name()));
        return statuses(wanted);
    }

    private Listing<ViewStatus> statuses(List<View<?>> wanted) {
        List<ViewStatus> rows = wanted.stream()
                .map(view -> new ViewStatus(
                        view.name(),
                        view.generation(),
                        collections.build(view.name()),
                        parked.count(view.name()),
                        rebuilding.progress(view.name())))
                .toList();
        return new Listing<>(rows, rows.size(), false, null);
    }

    private List<View<?>> named(@Nullable String name) {
        List<View<?>> found = views.stream()
                .filter(view -> name == null || name.equals(ALL) || name.equals(view.name()))
                .toList();
        if (found.isEmpty()) {
            throw Refusals.refused(RefusalCode.NOT_FOUND, "ThereIsSuchAView");
        }
        return found;
    }

    private static void require(Actor actor) {
        if (actor.role() != TenantRole.OPERATOR && !actor.isSystem()) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOperatorsLookAfterViews");
        }
    }
}
