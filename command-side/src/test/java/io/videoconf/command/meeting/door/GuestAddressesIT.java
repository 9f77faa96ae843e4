package io.videoconf.command.meeting.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.command.CommandSide;
import io.videoconf.command.platform.CommandSideUnderTest;
import io.videoconf.command.platform.KeyVault;
import io.videoconf.messaging.sealing.MasterKey;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the addresses of guests, how long, and what it tells. */
class GuestAddressesIT {
    private static final String HOME = "5ff2bd7ba6b1b0b9a0c2b6ab9ad8a5e1";
    private static final String OFFICE = "a71e8f2b7fd3a9a8a62b1f0d3bca52c4";
    private static final MeetingSettingsChange WAITING_ROOM = new MeetingSettingsChange(
            null, null, null, true, null, null, null, null, null, null, null, null, null, null, null, null);
    private static CommandSideUnderTest side;
    private MeetingId meeting = MeetingId.fresh();

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(CommandSide.class);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void aMeeting() {
        meeting = begun();
    }

    private static MeetingId begun() {
        MeetingId begun = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(begun));
        return begun;
    }

    private static Actor guest(MeetingId of) {
        UserId id = UserId.fresh();
        return new Actor(ActorKind.GUEST, id, new TenantId(id.value()), TenantRole.MEMBER, of);
    }

    private static ParticipantId joins(Actor who, MeetingId meeting, String from) {
        ParticipantId as = ParticipantId.fresh();
        JoinMeeting join = new JoinMeeting(
                meeting,
                as,
                ConnectionId.fresh(),
                new Introduction("Somebody", null, null),
                null,
                null,
                new Capabilities(true, true, true));
        side.send(join, who, Map.of(MetadataKeys.ADDRESS_KEY, from), Receipt.class);
        return as;
    }

    /** As a node sees it that has not seen any of it happen. */
    private static boolean areBanned(MeetingId meeting, String address) {
        return new GuestAddresses(side.jdbc(), side.part(KeyVault.class), side.part(MasterKey.class))
                .areBanned(meeting, address);
    }

    private static String of(MeetingId meeting) {
        return "guest_address where meeting_id = '" + meeting.value() + "'";
    }

    @Test
    void aBanIsOfAllAddressesThatTheGuestCameFromAndOfNoOtherMeeting() {
        Actor gus = guest(meeting);
        ParticipantId seat = joins(gus, meeting, HOME);
        side.send(new LeaveMeeting(meeting), gus, Map.of(), Receipt.class);
        joins(gus, meeting, OFFICE);
        MeetingId other = begun();
        joins(guest(other), other, HOME);
        assertThat(areBanned(meeting, HOME)).isFalse();

        side.send(new RemoveParticipant(meeting, seat, false));
        assertThat(areBanned(meeting, HOME))
                .as("who was only removed may come back")
                .isFalse();
        side.send(new RemoveParticipant(meeting, seat, true));

        assertThat(areBanned(meeting, HOME)).isTrue();
        assertThat(areBanned(meeting, OFFICE)).isTrue();
        assertThat(areBanned(meeting, "elsewhere")).isFalse();
        assertThat(areBanned(other, HOME)).isFalse();
        assertThatThrownBy(() -> joins(guest(meeting), meeting, OFFICE))
                .isInstanceOf(CommandExecutionException.class)
                .hasMessageContaining("NoGuestComesFromWhereOneWasBanned");
    }

    @Test
    void aBanBindsNoAddressOfWhoLetTheBannedIn() {
        Actor cleo = guest(meeting);
        ParticipantId assistant = joins(cleo, meeting, OFFICE);
        side.send(new ChangeRole(meeting, assistant, ParticipantRole.CO_HOST));
        side.send(new ChangeMeeting(meeting, null, null, null, null, null, WAITING_ROOM, null));
        ParticipantId kim = joins(guest(meeting), meeting, HOME);
        side.send(new AdmitParticipant(meeting, kim), cleo, Map.of(MetadataKeys.ADDRESS_KEY, OFFICE), Receipt.class);
        side.send(new RemoveParticipant(meeting, kim, true));

        assertThat(areBanned(meeting, HOME)).isTrue();
        assertThat(areBanned(meeting, OFFICE)).isFalse();
    }

    @Test
    void whatIsKeptTellsNeitherTheAddressNorThatItIsTheSameElsewhere() {
        MeetingId other = begun();
        joins(guest(meeting), meeting, HOME);
        joins(guest(meeting), meeting, HOME);
        joins(guest(other), other, HOME);
        joins(side.owner(), meeting, HOME);
        assertThat(side.count(of(meeting))).as("of guests only").isEqualTo(2);
        String all = "guest_address where meeting_id in ('" + meeting.value() + "', '" + other.value() + "')";
        assertThat(side.count("(select distinct address from " + all + ") each"))
                .isEqualTo(2);
        assertThat(side.count(all + " and (encode(address, 'hex') like '%" + HOME + "%'"
                        + " or encode(address, 'escape') like '%" + HOME + "%')"))
                .isZero();
    }

    @Test
    void nothingIsKeptOnceTheMeetingIsOver() {
        ParticipantId seat = joins(guest(meeting), meeting, HOME);
        joins(guest(meeting), meeting, OFFICE);
        side.send(new RemoveParticipant(meeting, seat, true));
        assertThat(side.count(of(meeting))).isEqualTo(2);
        joins(side.owner(), meeting, HOME);
        side.send(new EndMeeting(meeting));
        assertThat(side.count(of(meeting))).isZero();
    }

    @Test
    void nothingIsKeptOfWhoIsErased() {
        Actor gus = guest(meeting);
        joins(gus, meeting, HOME);
        joins(guest(meeting), meeting, OFFICE);
        side.send(new LeaveMeeting(meeting), gus, Map.of(), Receipt.class);
        Actor officer = new Actor(ActorKind.USER, UserId.fresh(), side.owner().tenant(), TenantRole.COMPLIANCE, null);
        side.send(new RequestErasure(gus.id()), officer, Map.of(), Receipt.class);
        assertThat(side.count(of(meeting))).isEqualTo(1);
    }
}
