package wernicke.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import wernicke.launcher.home.Trouble;

/** Standard input is read to its end, if it is not too long. */
class InputTest {
  private static byte[] read(int bytes) throws Trouble {
    return new Input(new ByteArrayInputStream(new byte[bytes]), true).read();
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    assertThat(read(Input.MOST)).hasSize(Input.MOST);
    assertThatThrownBy(() -> read(Input.MOST + 1))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("longer than 512 kB");
  }
}
