package io.videoconf.command.compliance.automation;

import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.desk.ErasureRows;
import io.videoconf.command.platform.AutomationCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Whoever closes their account is erased; whom a hold kept, when it is released. */
@Component
@ProcessingGroup(AutomationConfiguration.GROUP)
@DisallowReplay
class WhenAccountIsClosedThenErasePerson {
    private final ErasureRows erasures;
    private final AutomationCommands commands;

    WhenAccountIsClosedThenErasePerson(ErasureRows erasures, AutomationCommands commands) {
        this.erasures = erasures;
        this.commands = commands;
    }

    @EventHandler
    void on(UserDeleted fact, MetaData metaData) {
        commands.send(new RequestErasure(fact.userId()), metaData);
    }

    /** Each is decided anew: another hold may keep them. */
    @EventHandler
    void on(HoldReleased fact, MetaData metaData) {
        for (UserId user : erasures.deferred()) {
            commands.send(new RequestErasure(user), metaData);
        }
    }
}
