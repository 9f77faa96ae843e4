package io.videoconf.command.account.spending;

import io.videoconf.api.edge.commands.KeepSpending;
import io.videoconf.api.edge.queries.FindSpending;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.platform.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Hears from edges what accounts have used up, and tells them again. */
@Component
class SpendingDesk {
    private final SpendingBook book;

    SpendingDesk(SpendingBook book) {
        this.book = book;
    }

    @CommandHandler
    void handle(KeepSpending command, MetaData metadata) {
        if (!OriginMetadata.read(metadata).actor().isSystem()) {
            throw new RefusedException(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyVideoConfSpeaksForEdges"));
        }
        book.keep(command.run().edge(), command.spent());
    }

    @QueryHandler
    Spending on(FindSpending query) {
        return book.find(query.edge(), query.after());
    }
}
