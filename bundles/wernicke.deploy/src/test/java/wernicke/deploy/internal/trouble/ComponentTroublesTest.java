package wernicke.deploy.internal.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComponentTroublesTest {
  @Test
  void innermostCauseOfAStackTrace() {
    assertThat(
            ComponentTroubles.cause(
                """
                java.lang.A: outer
                	at x
                Caused by: b.B: inner
                	at y
                Caused by: c.C: core
                """))
        .isEqualTo("c.C: core");
    assertThat(ComponentTroubles.cause("java.lang.A: only\n\tat x")).isEqualTo("java.lang.A: only");
    assertThat(ComponentTroubles.cause(null)).isEqualTo("see the log");
  }

  @Test
  void aSentenceForPeopleIsPreferredToItsCause() {
    assertThat(
            ComponentTroubles.cause(
                """
                java.lang.reflect.InvocationTargetException
                	at x
                Caused by: wernicke.api.PluginException: the database is damaged: do this
                	at y
                Caused by: org.sqlite.SQLiteException: malformed
                """))
        .isEqualTo("the database is damaged: do this");
  }
}
