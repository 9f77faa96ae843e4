package io.videoconf.allinone;

import io.videoconf.command.CommandSideConfiguration;
import io.videoconf.edge.EdgeConfiguration;
import io.videoconf.messaging.VideoConfSide;
import io.videoconf.query.QuerySideConfiguration;
import org.springframework.context.annotation.Import;

/** The three sides in one program. */
@VideoConfSide
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class, EdgeConfiguration.class})
class AllInOne {}
