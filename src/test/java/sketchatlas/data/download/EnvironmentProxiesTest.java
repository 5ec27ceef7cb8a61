package sketchatlas.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxiesTest {
    private static final URI SECURE = URI.create("https://storage.example.com/a");
    private static final URI PLAIN = URI.create("http://storage.example.com/a");
    private static final ProxySelector SYSTEM = ProxySelector.of(new InetSocketAddress("system.example.com", 1));

    private static List<Proxy> select(URI uri, String... environment) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            map.put(environment[i], environment[i + 1]);
        }
        return new EnvironmentProxies(map, SYSTEM).select(uri);
    }

    private static List<Proxy> proxy(String host, int port) {
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    @Test
    void theEnvironmentComesBeforeTheSystem() {
        assertEquals(proxy("p.example.com", 3128), select(SECURE, "https_proxy", "http://p.example.com:3128"));
        assertEquals(proxy("p.example.com", 80), select(SECURE, "HTTPS_PROXY", "p.example.com"));
        assertEquals(proxy("p.example.com", 8080), select(PLAIN, "all_proxy", "http://p.example.com:8080/"));
        assertEquals(SYSTEM.select(PLAIN), select(PLAIN, "HTTP_PROXY", "http://p.example.com:3128"), "may come from a request");
        assertEquals(SYSTEM.select(SECURE), select(SECURE));
        assertEquals(SYSTEM.select(SECURE), select(SECURE, "https_proxy", "::nonsense::"));
        assertEquals(SYSTEM.select(SECURE), select(SECURE, "https_proxy", "socks5://p.example.com:1080"));
        assertEquals(List.of(Proxy.NO_PROXY), new EnvironmentProxies(Map.of(), null).select(SECURE));
    }

    @Test
    void someHostsNeedNoProxy() {
        String[] all = {"https_proxy", "http://p.example.com:3128", "no_proxy", "other.org, .example.com"};
        assertEquals(List.of(Proxy.NO_PROXY), select(SECURE, all));
        assertEquals(List.of(Proxy.NO_PROXY), select(URI.create("https://other.org/"), all));
        assertEquals(proxy("p.example.com", 3128), select(URI.create("https://another.org/"), all));
        assertEquals(List.of(Proxy.NO_PROXY), select(URI.create("https://localhost:8080/"), all));
        assertEquals(List.of(Proxy.NO_PROXY), select(SECURE, "https_proxy", "p:1", "NO_PROXY", "*"));
    }
}
