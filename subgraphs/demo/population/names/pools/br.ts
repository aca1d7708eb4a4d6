import { portugueseSound } from '../sounds.ts';
import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

/** Names common in Brazil: a person has two surnames, the mother's and the father's. */
export const BRAZILIAN_NAMES: NamePool = {
  middle: 'second-surname',
  male: poolNames(
    `José, João, Antônio, Francisco, Carlos, Paulo, Pedro, Lucas, Luiz, Marcos, Luís, Gabriel, Rafael, Daniel, Marcelo, Bruno,
    Eduardo, Felipe, Raimundo, Rodrigo, Manoel, Mateus, André, Fernando, Fábio, Leonardo, Gustavo, Guilherme, Leandro, Tiago,
    Anderson, Ricardo, Márcio, Jorge, Sebastião, Alexandre, Roberto, Edson, Diego, Vitor, Sérgio, Cláudio, Matheus, Thiago,
    Geraldo, Adriano, Luciano, Júlio, Renato, Alex, João Carlos, José Roberto, Luiz Fernando, Paulo Henrique`,
    portugueseSound,
  ),
  female: poolNames(
    `Maria, Ana, Francisca, Antônia, Adriana, Juliana, Márcia, Fernanda, Patrícia, Aline, Sandra, Camila, Amanda, Bruna,
    Jéssica, Letícia, Júlia, Luciana, Vanessa, Mariana, Gabriela, Vera, Vitória, Larissa, Cláudia, Beatriz, Rita, Luana,
    Sônia, Renata, Eliane, Josefa, Simone, Natália, Cristiane, Carla, Débora, Rosângela, Jaqueline, Rosa, Daniela, Aparecida,
    Marlene, Terezinha, Raimunda, Andréia, Fabiana, Lúcia, Raquel, Ângela, Ana Paula, Ana Carolina, Maria José, Maria Aparecida`,
    portugueseSound,
  ),
  surnames: poolSurnames(
    `da Silva, dos Santos, Oliveira, de Souza, Pereira, Ferreira, Alves, Rodrigues, Lima, Gomes, Costa, Ribeiro, Martins,
    Carvalho, Almeida, Lopes, Soares, Fernandes, Vieira, Barbosa, Rocha, Dias, Nascimento, Andrade, Moreira, Nunes, Marques,
    Machado, Mendes, Freitas, Cardoso, Ramos, Gonçalves, Santana, Teixeira, Araújo, Cavalcanti, Moura, Campos, Azevedo,
    Monteiro, Castro, Correia, Barros, Pinto, Melo, Batista, Borges, Duarte, Reis, Farias, Cunha, Rezende, Brito, Miranda,
    Medeiros, Tavares, Moraes, Viana, Fonseca, Guimarães, Xavier, Nogueira, Macedo, Coelho, Leite, Aguiar, Siqueira, Sampaio,
    Pacheco, Queiroz, Magalhães, Peixoto, Assunção, Figueiredo, Bezerra, Brandão, Vasconcelos, Amaral, Lacerda, Pimentel,
    Coutinho, Dantas, Menezes, Furtado, Bittencourt, Bastos, Prado, Toledo, Fagundes`,
    portugueseSound,
  ),
};
