package io.videoconf.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceKindTest {
    @ParameterizedTest
    @CsvSource({
        "desktop, desktop",
        "Desktop, desktop",
        "iOS, ios",
        "android, android",
        "room, room",
        "Kim's own phone, other",
        "kim@example.org, other"
    })
    void whateverAClientCallsItsDeviceOnlyItsKindIsKept(String said, String kept) {
        assertThat(new Introduction("Kim", null, said).deviceType()).isEqualTo(kept);
    }

    @Test
    void whoDoesNotSayIsNotMadeToHaveOne() {
        assertThat(new Introduction("Kim", null, null).deviceType()).isNull();
    }
}
