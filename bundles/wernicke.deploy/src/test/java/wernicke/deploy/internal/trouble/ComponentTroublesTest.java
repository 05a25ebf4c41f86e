package wernicke.deploy.internal.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

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

  private static ComponentConfigurationDTO failed(String offers, String... needs) {
    ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
    configuration.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
    configuration.description = new ComponentDescriptionDTO();
    configuration.description.serviceInterfaces = new String[] {offers};
    configuration.description.references =
        Stream.of(needs).map(ComponentTroublesTest::reference).toArray(ReferenceDTO[]::new);
    return configuration;
  }

  private static ReferenceDTO reference(String type) {
    ReferenceDTO reference = new ReferenceDTO();
    reference.interfaceName = type;
    return reference;
  }

  @Test
  void whatFailedByItselfComesBeforeWhatFailedWithIt() {
    ComponentConfigurationDTO verb = failed("Verb", "Upkeep");
    ComponentConfigurationDTO upkeep = failed("Upkeep", "Journal");
    ComponentConfigurationDTO journal = failed("Journal", "Home");
    assertThat(ComponentTroubles.causesFirst(List.of(verb, upkeep, journal)))
        .containsExactly(journal, verb, upkeep);
  }
}
